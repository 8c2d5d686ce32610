import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import ColumnsIcon from '@mui/icons-material/ViewColumnOutlined';
import SentencesIcon from '@mui/icons-material/WrapText';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { ReactElement, useState } from 'react';
import { TableView } from '../../hooks/useTableView';
import { useTranslate } from '../../translation/useTranslate';
import { COLUMNS } from './table/columns';

/** How the table looks: sentences in full, which columns; and the list as a file. */
export function TableMenu(props: {
  view: TableView;
  onChange(part: Partial<TableView>): void;
  onCsv(): void;
}) {
  const t = useTranslate();
  const { view, onChange, onCsv } = props;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const toggled = (id: TableView['columns'][number]) =>
    COLUMNS.map(column => column.id).filter(
      column => (column === id) !== view.columns.includes(column),
    );
  return (
    <Box sx={{ display: 'flex' }}>
      <Tool
        label={t('list.sentences')}
        pressed={view.sentences}
        onClick={() => onChange({ sentences: !view.sentences })}
      >
        <SentencesIcon />
      </Tool>
      <Tool label={t('list.columns')} onClick={setAnchor}>
        <ColumnsIcon />
      </Tool>
      <Tool label={t('list.csv')} onClick={onCsv}>
        <DownloadIcon />
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
            onClick={() => onChange({ columns: toggled(id) })}
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
    </Box>
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
