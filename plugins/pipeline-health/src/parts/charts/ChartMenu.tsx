import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import PictureIcon from '@mui/icons-material/ImageOutlined';
import MoreIcon from '@mui/icons-material/MoreVert';
import ChartIcon from '@mui/icons-material/ShowChart';
import TableIcon from '@mui/icons-material/TableRowsOutlined';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { ReactElement, useState } from 'react';
import { useTranslate } from '../../translation/useTranslate';

/** What else can be had of a chart: a table instead of it, its values and its picture as files. */
export function ChartMenu(props: {
  name: string;
  asTable: boolean;
  onTable(asTable: boolean): void;
  onCsv(): void;
  onPicture(): void;
}) {
  const t = useTranslate();
  const { name, asTable, onTable, onCsv, onPicture } = props;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const label = t('chart.menu', { metric: name });
  const item = (icon: ReactElement, text: string, choose: () => void) => (
    <MenuItem
      dense
      onClick={() => {
        setAnchor(undefined);
        choose();
      }}
    >
      <ListItemIcon>{icon}</ListItemIcon>
      {text}
    </MenuItem>
  );
  return (
    <>
      <Tooltip title={label}>
        <IconButton
          aria-label={label}
          aria-haspopup="menu"
          aria-expanded={anchor !== undefined}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          sx={{ width: 28, height: 28, my: '-4px' }}
        >
          <MoreIcon sx={{ fontSize: 18 }} />
        </IconButton>
      </Tooltip>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
      >
        {asTable
          ? item(<ChartIcon />, t('chart.asChart'), () => onTable(false))
          : item(<TableIcon />, t('chart.asTable'), () => onTable(true))}
        {item(<DownloadIcon />, t('chart.csv'), onCsv)}
        {!asTable && item(<PictureIcon />, t('chart.picture'), onPicture)}
      </Menu>
    </>
  );
}
