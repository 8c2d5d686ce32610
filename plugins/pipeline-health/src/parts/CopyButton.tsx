import CheckIcon from '@mui/icons-material/Check';
import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { copyText } from '../format/copyText';
import { useErrorText } from '../hooks/useErrorText';
import { useTranslate } from '../translation/useTranslate';

/** Copies a text to the clipboard and says so; with words on it where there is room. */
export function CopyButton(props: {
  text: string;
  label: string;
  words?: string;
}) {
  const t = useTranslate();
  const errorText = useErrorText();
  const { text, label, words } = props;
  const [told, setTold] = useState<string>();
  const copied = t('empty.copied');
  const copy = async () => {
    try {
      await copyText(text);
      setTold(copied);
    } catch (error) {
      setTold(errorText(error));
    }
  };
  const Icon = told === copied ? CheckIcon : ContentCopyIcon;
  const common = { 'aria-label': told ?? label, onClick: copy };
  return (
    <Tooltip
      title={told ?? label}
      TransitionProps={{ onExited: () => setTold(undefined) }}
    >
      {words ? (
        <Button
          {...common}
          size="small"
          variant="outlined"
          color="inherit"
          startIcon={<Icon />}
        >
          {words}
        </Button>
      ) : (
        <IconButton {...common} size="small">
          <Icon sx={{ fontSize: 16 }} />
        </IconButton>
      )}
    </Tooltip>
  );
}
