import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { HealthIcon } from '../../parts/HealthIcon';
import { PlainTable } from '../../parts/PlainTable';
import { useTranslate } from '../../translation/useTranslate';
import { FlowStory } from './useFlowStory';

/** The flow as a table, for whoever reads better than looks. */
export function FlowTable(props: {
  story: FlowStory;
  selected?: string;
  onSelect(arn: string): void;
}) {
  const t = useTranslate();
  const { stages, links } = props.story;
  const nameOf = (arn: string) =>
    stages.find(({ stage }) => stage.arn === arn)?.name;
  return (
    <PlainTable
      label={t('pipeline.flow')}
      columns={[
        t('flow.stage'),
        t('stage.kind'),
        t('flow.health'),
        t('flow.figure'),
        t('flow.leadsTo'),
        t('flow.becauseOf'),
      ]}
      rows={stages.map(told => ({
        key: told.stage.arn,
        cells: [
          <Link
            component="button"
            data-stage={told.stage.arn}
            aria-pressed={told.stage.arn === props.selected}
            onClick={() => props.onSelect(told.stage.arn)}
            sx={{ textAlign: 'left', font: 'inherit' }}
          >
            {told.name}
          </Link>,
          told.kind,
          <Box sx={{ display: 'flex', gap: 0.5 }}>
            <HealthIcon health={told.stage.health} size={18} />
            {t(`health.${told.stage.health}`)}
            {told.isFirstBroken && ` · ${t('flow.firstBroken')}`}
          </Box>,
          told.figure ? `${told.figure.value} ${told.figure.title}` : told.note,
          links
            .filter(({ from, to }) => from === told.stage.arn && nameOf(to))
            .map(({ to, relation, words, throughput, lag }) => (
              <div key={`${to} ${relation}`}>
                {[`${words} ${nameOf(to)}`, throughput, lag]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            )),
          told.causeName ?? '–',
        ],
      }))}
    />
  );
}
