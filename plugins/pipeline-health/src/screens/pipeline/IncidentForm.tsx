import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { IncidentResponseName } from '@pipeline-health/plugin-pipeline-health-common';
import { useState } from 'react';
import { useTranslate } from '../../translation/useTranslate';

const LONGEST = 2_000;

/** What a person says of an incident. */
export type Said =
  | { name: 'acknowledgement'; acknowledgement: { note?: string } }
  | { name: 'snooze'; snooze: { until: string; reason: string } }
  | { name: 'hold'; hold: { link: string; note?: string } };

const CONFIRM = {
  acknowledgement: 'incident.confirm',
  snooze: 'incident.confirmSnooze',
  hold: 'incident.confirmHold',
} as const;

/** Where a person says something of an incident. */
export function IncidentForm(props: {
  name: IncidentResponseName;
  disabled: boolean;
  onSay: (said: Said) => void;
  onCancel: () => void;
}) {
  const t = useTranslate();
  const { name, disabled, onSay, onCancel } = props;
  const [until, setUntil] = useState('');
  const [link, setLink] = useState('');
  const [text, setText] = useState('');
  const note = text.trim() ? { note: text.trim() } : {};

  function said(): Said | undefined {
    const time = Date.parse(until);
    switch (name) {
      case 'snooze':
        return Number.isNaN(time) || !text.trim()
          ? undefined
          : {
              name,
              snooze: {
                until: new Date(time).toISOString(),
                reason: text.trim(),
              },
            };
      case 'hold':
        return link.trim()
          ? { name, hold: { link: link.trim(), ...note } }
          : undefined;
      default:
        return { name, acknowledgement: note };
    }
  }
  const ready = said();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, mt: 1 }}>
      {name === 'snooze' && (
        <TextField
          size="small"
          type="datetime-local"
          label={t('incident.until')}
          InputLabelProps={{ shrink: true }}
          value={until}
          onChange={event => setUntil(event.target.value)}
        />
      )}
      {name === 'hold' && (
        <TextField
          size="small"
          type="url"
          label={t('incident.link')}
          value={link}
          onChange={event => setLink(event.target.value)}
          inputProps={{ maxLength: LONGEST }}
        />
      )}
      <TextField
        size="small"
        fullWidth
        multiline
        label={name === 'snooze' ? t('incident.reason') : t('incident.note')}
        value={text}
        onChange={event => setText(event.target.value)}
        inputProps={{ maxLength: LONGEST }}
      />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button
          size="small"
          variant="outlined"
          disabled={disabled || !ready}
          onClick={() => ready && onSay(ready)}
        >
          {t(CONFIRM[name])}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('incident.cancel')}
        </Button>
      </Box>
    </Box>
  );
}
