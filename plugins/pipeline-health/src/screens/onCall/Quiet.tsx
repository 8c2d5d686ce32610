import QuestionIcon from '@mui/icons-material/HelpOutline';
import CheckIcon from '@mui/icons-material/CheckCircleOutline';
import { Burning } from '../../hooks/useBurning';
import { Notice } from '../../parts/Notice';
import { useTranslate } from '../../translation/useTranslate';

/** That nothing burns: well only where all of something could be seen. */
export function Quiet({ burning }: { burning: Burning }) {
  const t = useTranslate();
  const { unknown, warning, healthy } = burning.believed;
  if (unknown + warning + healthy === 0) {
    return (
      <Notice
        icon={<QuestionIcon />}
        title={t('empty.title')}
        body={t('empty.body')}
      />
    );
  }
  return unknown > 0 ? (
    <Notice
      icon={<QuestionIcon />}
      title={t('onCall.quietUnseen')}
      body={t('pipeline.unknownBody')}
    />
  ) : (
    <Notice icon={<CheckIcon />} title={t('onCall.quiet')} />
  );
}
