import CheckIcon from '@mui/icons-material/Check';
import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTranslate } from '../translation/useTranslate';

/** Copies a text to the clipboard and says so. */
export function CopyButton(props: { text: string; label: string }) {
  const t = useTranslate();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.text);
    setCopied(true);
  };
  const Icon = copied ? CheckIcon : ContentCopyIcon;
  return (
    <Tooltip
      title={copied ? t('empty.copied') : props.label}
      TransitionProps={{ onExited: () => setCopied(false) }}
    >
      <IconButton
        size="small"
        aria-label={copied ? t('empty.copied') : props.label}
        onClick={copy}
      >
        <Icon sx={{ fontSize: 16 }} />
      </IconButton>
    </Tooltip>
  );
}
