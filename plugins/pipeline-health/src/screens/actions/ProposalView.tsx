import CheckCircleIcon from '@mui/icons-material/CheckCircleOutline';
import ErrorIcon from '@mui/icons-material/ErrorOutline';
import WarningIcon from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import {
  ActionEffect,
  ActionLine,
  ActionProposal,
  Evidence,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatMoney } from '../../format/number';
import { formatNamed, formatUnit } from '../../format/value';
import { useKindWords } from '../../hooks/useKindWords';
import { useMessageText } from '../../hooks/useMessageText';
import { CopyableText } from '../../parts/CopyableText';
import { SubHeading } from '../../parts/SubHeading';
import { effectLabel } from '../../translation/labels';
import { useTranslate } from '../../translation/useTranslate';
import { healthTone } from '../../theme/healthTone';

const LEVELS = {
  green: { Icon: CheckCircleIcon, tone: 'healthy' },
  amber: { Icon: WarningIcon, tone: 'warning' },
  red: { Icon: ErrorIcon, tone: 'critical' },
} as const;

const GRAVEST_FIRST = ['red', 'amber', 'green'] as const;

/** What an action would do, and what speaks for it and against it. */
export function ProposalView({ proposal }: { proposal: ActionProposal }) {
  const t = useTranslate();
  const textOf = useMessageText();
  const { lines, effects, price, calls } = proposal;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      {effects.length > 0 && <Effects effects={effects} />}
      {lines.length > 0 && (
        <section>
          <SubHeading>{t('action.lines')}</SubHeading>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {GRAVEST_FIRST.flatMap(level =>
              lines
                .filter(line => line.level === level)
                .map(line => <Line key={line.id} line={line} />),
            )}
          </Box>
        </section>
      )}
      {price && (
        <Typography variant="body2">
          <strong>
            {t(`action.price.${price.per}`, { money: formatMoney(price.usd) })}
          </strong>
          {' · '}
          {textOf(price.sentence, price.formula)}
        </Typography>
      )}
      {calls.length > 0 && <Calls calls={calls} />}
    </Box>
  );
}

function Line({ line }: { line: ActionLine }) {
  const t = useTranslate();
  const textOf = useMessageText();
  const { Icon, tone } = LEVELS[line.level];
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, py: 0.5 }}>
      <Icon
        titleAccess={t(`action.level.${line.level}`)}
        sx={theme => ({
          color: healthTone(theme, tone).line,
          fontSize: 20,
          flexShrink: 0,
        })}
      />
      <Box sx={{ minWidth: 0, flexGrow: 1, overflowWrap: 'anywhere' }}>
        <Typography sx={{ fontSize: 14, lineHeight: '20px' }}>
          {textOf(line.sentence, line.message)}
        </Typography>
        {line.level !== 'green' && <ShortEvidence evidence={line.evidence} />}
      </Box>
    </Box>
  );
}

/** What the words rest on, for whoever doubts them. */
function ShortEvidence({ evidence }: { evidence: Evidence }) {
  const words = useKindWords();
  const facts = Object.entries(evidence).map(
    ([key, value]) =>
      `${words.evidence(key)}: ${[value]
        .flat()
        .map(item => formatNamed(key, item))
        .join(', ')}`,
  );
  return (
    <Box sx={{ fontSize: 12, lineHeight: '16px', color: 'text.secondary' }}>
      {facts.join(' · ')}
    </Box>
  );
}

function Effects({ effects }: { effects: ActionEffect[] }) {
  const t = useTranslate();
  const text = (
    value: ActionEffect['before'],
    { name, unit }: ActionEffect,
  ) => {
    if (value === undefined) {
      return t('action.notSet');
    }
    return typeof value === 'number' && unit
      ? formatUnit(value, unit)
      : formatNamed(name, value);
  };
  return (
    <section>
      <SubHeading>{t('action.effects')}</SubHeading>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('action.effect')}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              {t('action.before')}
            </TableCell>
            <TableCell>{t('action.after')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {effects.map(effect => (
            <TableRow key={effect.name}>
              <TableCell component="th" scope="row">
                {effectLabel(t, effect.name)}
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                {text(effect.before, effect)}
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere', fontWeight: 600 }}>
                {text(effect.after, effect)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function Calls({ calls }: Pick<ActionProposal, 'calls'>) {
  const t = useTranslate();
  const text = calls
    .map(
      ({ service, operation, input }) =>
        `${service}:${operation} ${JSON.stringify(input, undefined, 2)}`,
    )
    .join('\n');
  return (
    <CopyableText
      label={t('action.calls')}
      copyLabel={t('action.copyCalls')}
      text={text}
    />
  );
}
