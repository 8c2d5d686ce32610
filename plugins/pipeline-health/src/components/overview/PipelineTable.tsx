import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { useTranslate } from '../../translation/useTranslate';
import { PipelineTableRow } from './PipelineTableRow';

/** The pipelines as a table, for wide screens. */
export function PipelineTable(props: { items: PipelineSummary[] }) {
  const t = useTranslate();
  const columns: [label: string, width: string, align?: 'right'][] = [
    [t('list.pipeline'), 'auto'],
    [t('loss.label'), '128px'],
    [t('list.oldest'), '232px'],
    [t('list.deadLetters'), '112px', 'right'],
    [t('list.owner'), '144px'],
    [t('list.time'), '176px', 'right'],
  ];
  return (
    <Paper
      variant="outlined"
      sx={{ borderRadius: 2, borderColor: 'divider', overflow: 'hidden' }}
    >
      <Box
        component="table"
        aria-label={t('list.label')}
        sx={{
          width: '100%',
          tableLayout: 'fixed',
          borderCollapse: 'collapse',
          fontSize: 14,
        }}
      >
        <thead>
          <tr>
            {columns.map(([label, width, align = 'left']) => (
              <Box
                component="th"
                scope="col"
                key={label}
                sx={{
                  width,
                  whiteSpace: 'nowrap',
                  px: 2,
                  py: 1.5,
                  textAlign: align,
                  fontSize: 12,
                  fontWeight: 500,
                  color: 'text.secondary',
                }}
              >
                {label}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.items.map(item => (
            <PipelineTableRow key={item.entityRef} pipeline={item} />
          ))}
        </tbody>
      </Box>
    </Paper>
  );
}
