import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { useTranslate } from '../../translation/useTranslate';
import { PipelineTableRow } from './PipelineTableRow';
import { WHERE_WIDE } from './whereWide';

interface Column {
  label: string;
  width?: number;
  align?: 'right';
  whereWide?: boolean;
}

/** The pipelines as a table, for wide screens. */
export function PipelineTable(props: { items: PipelineSummary[] }) {
  const t = useTranslate();
  const columns: Column[] = [
    { label: t('list.pipeline') },
    { label: t('loss.label'), width: 120 },
    { label: t('list.keyFigure'), width: 208 },
    { label: t('list.deadLetters'), width: 104, align: 'right' },
    { label: t('list.owner'), width: 136, whereWide: true },
    { label: t('list.time'), width: 176, align: 'right' },
  ];
  return (
    <Paper
      variant="outlined"
      sx={{
        borderRadius: 2,
        borderColor: 'divider',
        overflow: 'hidden',
        containerType: 'inline-size',
      }}
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
            {columns.map(
              ({ label, width = 'auto', align = 'left', whereWide }) => (
                <Box
                  component="th"
                  scope="col"
                  key={label}
                  sx={{
                    width,
                    px: 1.5,
                    py: 1.5,
                    textAlign: align,
                    whiteSpace: 'nowrap',
                    fontSize: 12,
                    fontWeight: 500,
                    color: 'text.secondary',
                    '&:first-of-type': { pl: 2 },
                    '&:last-of-type': { pr: 2 },
                    ...(whereWide && WHERE_WIDE),
                  }}
                >
                  {label}
                </Box>
              ),
            )}
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
