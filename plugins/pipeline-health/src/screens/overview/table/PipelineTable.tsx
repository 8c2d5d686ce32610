import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { ReactNode } from 'react';
import { TableView } from '../../../hooks/useTableView';
import { useTranslate } from '../../../translation/useTranslate';
import { COLUMNS } from './columns';
import { PipelineTableRow } from './PipelineTableRow';
import { WHERE_WIDE } from './whereWide';

/** The pipelines as a dense table, for wide screens. */
export function PipelineTable(props: {
  items: PipelineSummary[];
  view: TableView;
}) {
  const t = useTranslate();
  const { items, view } = props;
  const columns = COLUMNS.filter(({ id }) => view.columns.includes(id));
  return (
    <Paper
      variant="outlined"
      sx={{
        borderRadius: 2,
        borderColor: 'divider',
        containerType: 'inline-size',
      }}
    >
      <Box
        component="table"
        aria-label={t('list.label')}
        sx={{
          width: '100%',
          tableLayout: 'fixed',
          // Lines that collapse would scroll away below a head that stays.
          borderCollapse: 'separate',
          borderSpacing: 0,
          fontSize: 13,
          '& th:first-of-type, & td:first-of-type': { pl: 2 },
          '& th:last-of-type, & td:last-of-type': { pr: 2 },
        }}
      >
        <thead>
          <tr>
            <Head>{t('list.pipeline')}</Head>
            {columns.map(({ id, label, ...column }) => (
              <Head key={id} {...column}>
                {label(t)}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <PipelineTableRow
              key={item.entityRef}
              pipeline={item}
              columns={columns}
              sentences={view.sentences}
            />
          ))}
        </tbody>
      </Box>
    </Paper>
  );
}

function Head(props: {
  width?: number;
  align?: 'right';
  whereWide?: boolean;
  children: ReactNode;
}) {
  const { width = 'auto', align = 'left', whereWide } = props;
  return (
    <Box
      component="th"
      scope="col"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 2,
        backgroundColor: 'background.paper',
        borderRadius: 2,
        width,
        px: 1,
        py: 1,
        textAlign: align,
        whiteSpace: 'nowrap',
        fontSize: 12,
        fontWeight: 600,
        color: 'text.secondary',
        ...(whereWide && WHERE_WIDE),
      }}
    >
      {props.children}
    </Box>
  );
}
