import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useSavedViews } from '../../hooks/useSavedViews';
import { FormDialog } from '../../parts/FormDialog';
import { useTranslate } from '../../translation/useTranslate';

const LONGEST_NAME = 40;

/** Names what the overview shows, to come back to it. */
export function SaveViewDialog(props: {
  /** The address of the view. */
  search: string;
  saved: ReturnType<typeof useSavedViews>;
  onSaved(search: string): void;
  onClose(): void;
}) {
  const t = useTranslate();
  const { search, saved, onSaved, onClose } = props;
  const [typed, setTyped] = useState('');
  const [isFirst, setFirst] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const name = typed.trim();
  const save = () => {
    if (!name) {
      setMissing(true);
      return;
    }
    saved.keep({
      views: [
        ...saved.views.filter(view => view.name !== name),
        { name, search },
      ],
      first: isFirst ? name : saved.first,
    });
    onSaved(search);
    onClose();
  };
  return (
    <FormDialog
      title={t('list.saveView')}
      about={t('list.saveViewAbout')}
      confirm={t('list.save')}
      busy={false}
      onSend={save}
      onClose={onClose}
    >
      <TextField
        required
        label={t('list.viewName')}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        error={isMissing && !name}
        helperText={isMissing && !name ? t('list.viewNameMissing') : undefined}
        inputProps={{ maxLength: LONGEST_NAME }}
      />
      <FormControlLabel
        control={
          <Checkbox
            checked={isFirst}
            onChange={(_event, checked) => setFirst(checked)}
          />
        }
        label={t('list.viewFirst')}
      />
    </FormDialog>
  );
}
