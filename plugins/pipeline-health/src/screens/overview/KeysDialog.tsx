import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTranslate } from '../../translation/useTranslate';

const KEYS = [
  ['j', 'keyNext'],
  ['k', 'keyPrevious'],
  ['↵', 'keyOpen'],
  ['/', 'keySearch'],
  ['?', 'keyHelp'],
] as const;

/** What the keys of the list do. */
export function KeysDialog(props: { open: boolean; onClose(): void }) {
  const t = useTranslate();
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      aria-labelledby="pipeline-health-keys"
    >
      <DialogTitle id="pipeline-health-keys">{t('list.keys')}</DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{
            display: 'grid',
            gridTemplateColumns: 'auto 1fr',
            columnGap: 2,
            rowGap: 1,
            m: 0,
          }}
        >
          {KEYS.map(([key, word]) => (
            <Box key={key} sx={{ display: 'contents' }}>
              <dt>
                <Box
                  component="kbd"
                  sx={{
                    display: 'inline-block',
                    minWidth: 24,
                    px: 0.75,
                    border: 1,
                    borderColor: 'divider',
                    borderRadius: 1,
                    textAlign: 'center',
                    fontFamily: 'monospace',
                  }}
                >
                  {key}
                </Box>
              </dt>
              <Box component="dd" sx={{ m: 0 }}>
                {t(`list.${word}`)}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{t('list.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
