import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import ColumnsIcon from '@mui/icons-material/ViewColumnOutlined';
import SentencesIcon from '@mui/icons-material/WrapText';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import {
  PIPELINE_GROUPINGS,
  PIPELINE_ORDERS,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ReactElement, useState } from 'react';
import { OverviewView, toggled } from '../../hooks/overviewView';
import { ChangeView } from '../../hooks/useOverviewView';
import { useTableView } from '../../hooks/useTableView';
import { useTranslate } from '../../translation/useTranslate';
import { COLUMNS } from './table/columns';

/** How the list is sorted and grouped, how its table looks, and the list as a file. */
export function TableMenu(props: {
  view: OverviewView;
  onView: ChangeView;
  /** How the table looks, where there is one. */
  table?: ReturnType<typeof useTableView>;
  onCsv(): void;
  onKeys(): void;
}) {
  const t = useTranslate();
  const { view, onView, table, onCsv, onKeys } = props;
  const groups = ['', ...PIPELINE_GROUPINGS] as const;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      {!table && (
        <Choice
          label={t('list.sort')}
          value={view.orderBy}
          options={PIPELINE_ORDERS}
          wordOf={order => t(`list.order.${order}`)}
          onChoose={orderBy => onView({ orderBy, descending: false })}
        />
      )}
      {table && (
        <Choice
          label={t('list.group')}
          value={view.groupBy ?? ''}
          options={groups}
          wordOf={group => t(`list.${group || 'noGroup'}`)}
          onChoose={group =>
            onView({ groupBy: group || undefined, folded: [] })
          }
        />
      )}
      {table && (
        <Tool
          label={t('list.sentences')}
          pressed={table.view.sentences}
          onClick={() => table.change({ sentences: !table.view.sentences })}
        >
          <SentencesIcon />
        </Tool>
      )}
      {table && <Columns table={table} />}
      <Tool label={t('list.csv')} onClick={onCsv}>
        <DownloadIcon />
      </Tool>
      {table && (
        <Tool label={t('list.keys')} onClick={onKeys}>
          <KeyboardIcon />
        </Tool>
      )}
    </Box>
  );
}

function Columns(props: { table: ReturnType<typeof useTableView> }) {
  const t = useTranslate();
  const { view, change } = props.table;
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Tool label={t('list.columns')} onClick={setAnchor}>
        <ColumnsIcon />
      </Tool>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
      >
        {COLUMNS.map(({ id, label }) => (
          <MenuItem
            key={id}
            dense
            role="menuitemcheckbox"
            aria-checked={view.columns.includes(id)}
            onClick={() => change({ columns: toggled(view.columns, id) })}
          >
            <Checkbox
              edge="start"
              size="small"
              tabIndex={-1}
              disableRipple
              checked={view.columns.includes(id)}
              inputProps={{ 'aria-hidden': true }}
            />
            <ListItemText>{label(t)}</ListItemText>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: readonly T[];
  wordOf(option: T): string;
  onChoose(option: T): void;
}) {
  const { label, value, options, wordOf, onChoose } = props;
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      onChange={event => {
        const chosen = options.find(option => option === event.target.value);
        if (chosen !== undefined) {
          onChoose(chosen);
        }
      }}
      sx={{ minWidth: 120 }}
    >
      {options.map(option => (
        <option key={option} value={option}>
          {wordOf(option)}
        </option>
      ))}
    </TextField>
  );
}

function Tool(props: {
  label: string;
  pressed?: boolean;
  onClick(button: HTMLElement): void;
  children: ReactElement;
}) {
  const { label, pressed } = props;
  return (
    <Tooltip title={label}>
      <IconButton
        aria-label={label}
        aria-pressed={pressed}
        color={pressed ? 'primary' : 'inherit'}
        onClick={({ currentTarget }) => props.onClick(currentTarget)}
        sx={{ width: 40, height: 40 }}
      >
        {props.children}
      </IconButton>
    </Tooltip>
  );
}
