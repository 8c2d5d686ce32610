import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { koreanOfKinds } from '@pipeline-health/plugin-pipeline-health-common/ko';
import { pipelineHealthKindsTranslationRef } from '../kindTranslation';

/** The words of the kinds that come with the project, in Korean. */
export default createTranslationMessages({
  ref: pipelineHealthKindsTranslationRef,
  full: false,
  messages: koreanOfKinds,
});
