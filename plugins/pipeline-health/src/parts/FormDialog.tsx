import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ReactNode, useId } from 'react';
import { useTranslate } from '../translation/useTranslate';
import { ErrorText } from './ErrorText';
import { rootStyle } from './Root';

/** Asks for a few things and sends them; on a phone it is the whole screen. */
export function FormDialog(props: {
  title: string;
  /** What sending it does. */
  about: string;
  confirm: string;
  busy: boolean;
  /** Why it could not be sent, when that is due to no single field. */
  failure?: string;
  onSend(): void;
  onClose(): void;
  children: ReactNode;
}) {
  const { title, about, confirm, busy, failure, onSend, onClose } = props;
  const t = useTranslate();
  const id = useId();
  const fullScreen = useMediaQuery(useTheme().breakpoints.down('sm'));
  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      fullScreen={fullScreen}
      onClose={onClose}
      PaperProps={{ sx: rootStyle }}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-about`}
    >
      <Box
        component="form"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          if (!busy) {
            onSend();
          }
        }}
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
      >
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent
          sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}
        >
          <Typography id={`${id}-about`} variant="body2" color="text.secondary">
            {about}
          </Typography>
          {props.children}
          {failure && <ErrorText>{failure}</ErrorText>}
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button onClick={onClose}>{t('form.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={busy}>
            {confirm}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
