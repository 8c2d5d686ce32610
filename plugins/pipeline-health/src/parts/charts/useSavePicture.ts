import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { useTheme } from '@mui/material/styles';
import { useErrorText } from '../../hooks/useErrorText';
import { useTranslate } from '../../translation/useTranslate';
import { saveFile } from '../saveFile';

/** Has the browser save what an element looks like; what draws it is loaded when it is wanted. */
export function useSavePicture() {
  const t = useTranslate();
  const errorText = useErrorText();
  const alertApi = useApi(alertApiRef);
  const { palette } = useTheme();
  return async (name: string, element: HTMLElement) => {
    try {
      const { toPng } = await import('html-to-image');
      const address = await toPng(element, {
        backgroundColor: palette.background.paper,
        pixelRatio: 2,
        filter: node =>
          !(node instanceof HTMLElement && 'notInPicture' in node.dataset),
      });
      saveFile(name, address);
    } catch (error) {
      alertApi.post({
        message: t('chart.pictureFailed', { why: errorText(error) }),
        severity: 'error',
      });
    }
  };
}
