import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { keyed } from '@pipeline-health/plugin-pipeline-health-common';
import { action } from './ko/action';
import { chart } from './ko/chart';
import { cost } from './ko/cost';
import { crawler } from './ko/crawler';
import { entity } from './ko/entity';
import { flow } from './ko/flow';
import { general } from './ko/general';
import { home } from './ko/home';
import { incident } from './ko/incident';
import { maintenance } from './ko/maintenance';
import { matching } from './ko/matching';
import { objective } from './ko/objective';
import { onCall } from './ko/onCall';
import { operations } from './ko/operations';
import { empty, filter, overview, verdict } from './ko/overview';
import { pipeline, stage } from './ko/pipeline';
import { recipe } from './ko/recipe';
import { figure, run } from './ko/run';
import { Translated } from './ko/Translated';
import { delivery, hour, job, queue } from './ko/panel';
import { warehouse } from './ko/warehouse';
import { messages } from './messages';
import { pipelineHealthTranslationRef } from './pipelineHealthTranslationRef';

const korean: Translated<typeof messages> = {
  ...general,
  verdict,
  filter,
  list: overview,
  empty,
  pipeline,
  flow,
  stage,
  incident,
  maintenance,
  action,
  cost,
  chart,
  run,
  figure,
  objective,
  onCall,
  operations,
  crawler,
  matching,
  warehouse,
  queue,
  delivery,
  hour,
  job,
  recipe,
  entity,
  home,
};

/** Every word of the user interface, in Korean. */
export default createTranslationMessages({
  ref: pipelineHealthTranslationRef,
  // The singular, which Korean never asks for, stays with the English.
  full: false,
  messages: keyed(korean),
});
