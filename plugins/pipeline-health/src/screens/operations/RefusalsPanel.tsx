import Box from '@mui/material/Box';
import {
  CollectionRefusal,
  CollectionStatus,
} from '@pipeline-health/plugin-pipeline-health-common';
import { CopyableText } from '../../parts/CopyableText';
import { Panel } from '../../parts/Panel';
import { SubHeading } from '../../parts/SubHeading';
import { useTranslate } from '../../translation/useTranslate';

/** What AWS refuses, with the policy to paste. */
export function RefusalsPanel(props: { status: CollectionStatus }) {
  const t = useTranslate();
  const { refusals = [], policy } = props.status;
  return (
    <Panel title={t('operations.refusals')} hint={t('operations.refusalsHint')}>
      {refusals.length === 0 && (
        <Box sx={{ mb: 1 }}>{t('operations.nothingRefused')}</Box>
      )}
      {refusals.map(refusal => (
        <Refusal key={refusal.account} {...refusal} />
      ))}
      <CopyableText
        label={t('operations.wholePolicy')}
        copyLabel={t('operations.copyPolicy')}
        text={textOf(policy)}
      />
    </Panel>
  );
}

function Refusal({ account, actions, policy }: CollectionRefusal) {
  const t = useTranslate();
  return (
    <Box sx={{ mb: 2 }}>
      <SubHeading>
        {t('operations.refusalOf', {
          account: account || t('operations.noAccount'),
        })}
      </SubHeading>
      <Box
        component="ul"
        sx={{ mt: 0, mb: 1, pl: 2.5, fontFamily: 'monospace', fontSize: 13 }}
      >
        {actions.map(action => (
          <li key={action}>{action}</li>
        ))}
      </Box>
      <CopyableText
        initiallyOpen
        label={t('operations.policyFor')}
        copyLabel={t('operations.copyPolicy')}
        text={textOf(policy)}
      />
    </Box>
  );
}

function textOf(policy: object): string {
  return JSON.stringify(policy, null, 2);
}
