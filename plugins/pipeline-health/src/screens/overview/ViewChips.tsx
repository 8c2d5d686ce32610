import AddIcon from '@mui/icons-material/Add';
import MoreIcon from '@mui/icons-material/MoreVert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { formatCount } from '../../format/number';
import {
  NOTHING_ASKED,
  OverviewView,
  writeView,
} from '../../hooks/overviewView';
import { searchOf } from '../../hooks/useFirstView';
import { OwnPipelines, ownView } from '../../hooks/useOwnPipelines';
import { SavedView, useSavedViews } from '../../hooks/useSavedViews';
import { OptionalColumn } from '../../hooks/useTableView';
import { useTranslate } from '../../translation/useTranslate';
import { SaveViewDialog } from './SaveViewDialog';
import { ViewChip } from './ViewChip';

/** The views to choose from: what is mine, what I named and starred, and all. */
export function ViewChips(props: {
  view: OverviewView;
  /** How many pipelines the chosen view has. */
  total: number;
  /** What is the reader's own, once that is known. */
  own?: OwnPipelines;
  /** The columns that are shown now. */
  columns: OptionalColumn[];
}) {
  const t = useTranslate();
  const { view, total, own, columns } = props;
  const [params, setParams] = useSearchParams();
  const saved = useSavedViews();
  const [isSaving, setSaving] = useState(false);
  const searchNow = canonical(params);
  const fixed = [
    ...(own?.totalItems
      ? [{ name: t('list.mine'), search: searchOf(ownView(own)) }]
      : []),
    {
      name: t('list.starred'),
      search: searchOf({ ...NOTHING_ASKED, starred: true }),
    },
    { name: t('list.all'), search: searchOf(NOTHING_ASKED) },
  ];
  const chosen = [...saved.views, ...fixed].find(
    ({ search }) => canonical(new URLSearchParams(search)) === searchNow,
  );
  const ownChosen = saved.views.find(each => each === chosen);
  const chipOf = (each: SavedView) => (
    <ViewChip
      key={each.name}
      label={each === chosen ? `${each.name} ${formatCount(total)}` : each.name}
      isChosen={each === chosen}
      onChoose={() => setParams(each.search)}
    />
  );
  return (
    <Box
      role="group"
      aria-label={t('list.views')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        flexGrow: 1,
      }}
    >
      {[...fixed.slice(0, -2), ...saved.views, ...fixed.slice(-2)].map(chipOf)}
      {ownChosen ? (
        <OwnViewMenu name={ownChosen.name} saved={saved} />
      ) : (
        <Button
          size="small"
          startIcon={<AddIcon />}
          onClick={() => setSaving(true)}
        >
          {t('list.saveView')}
        </Button>
      )}
      {isSaving && (
        <SaveViewDialog
          search={writeView(new URLSearchParams(), {
            ...view,
            columns,
          }).toString()}
          saved={saved}
          onSaved={search => setParams(search)}
          onClose={() => setSaving(false)}
        />
      )}
    </Box>
  );
}

/** The same for addresses that show the same, whatever is folded in them. */
function canonical(params: URLSearchParams): string {
  const about = new URLSearchParams(params);
  ['folded', 'pages', 'view'].forEach(name => about.delete(name));
  about.sort();
  return about.toString();
}

/** What can be done with a view that the reader named. */
function OwnViewMenu(props: {
  name: string;
  saved: ReturnType<typeof useSavedViews>;
}) {
  const t = useTranslate();
  const { name, saved } = props;
  const { views, first, keep } = saved;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const isFirst = first === name;
  const choose = (next: Pick<typeof saved, 'views' | 'first'>) => {
    setAnchor(undefined);
    keep(next);
  };
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('list.viewMenu', { name })}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreIcon fontSize="small" />
      </IconButton>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => setAnchor(undefined)}
      >
        <MenuItem
          dense
          role="menuitemcheckbox"
          aria-checked={isFirst}
          selected={isFirst}
          onClick={() => choose({ views, first: isFirst ? undefined : name })}
        >
          {t('list.viewFirst')}
        </MenuItem>
        <MenuItem
          dense
          onClick={() =>
            choose({
              views: views.filter(each => each.name !== name),
              first: isFirst ? undefined : first,
            })
          }
        >
          {t('list.viewDelete')}
        </MenuItem>
      </Menu>
    </>
  );
}
