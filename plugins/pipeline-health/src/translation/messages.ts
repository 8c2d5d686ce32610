import { actionMessages } from './actionMessages';
import { chartMessages } from './chartMessages';
import { costMessages } from './costMessages';
import { crawlerMessages } from './crawlerMessages';
import { entityMessages } from './entityMessages';
import { flowMessages } from './flowMessages';
import { generalMessages } from './generalMessages';
import { homeMessages } from './homeMessages';
import { incidentMessages } from './incidentMessages';
import { maintenanceMessages } from './maintenanceMessages';
import { matchingMessages } from './matchingMessages';
import { objectiveMessages } from './objectiveMessages';
import { onCallMessages } from './onCallMessages';
import { operationsMessages } from './operationsMessages';
import {
  emptyMessages,
  filterMessages,
  overviewMessages,
  verdictMessages,
} from './overviewMessages';
import { pipelineMessages, stageMessages } from './pipelineMessages';
import { recipeMessages } from './recipeMessages';
import { figureMessages, runMessages } from './runMessages';
import {
  deliveryMessages,
  hourMessages,
  jobMessages,
  queueMessages,
} from './panelMessages';
import { warehouseMessages } from './warehouseMessages';

/** Every word of the user interface, in English. */
export const messages = {
  ...generalMessages,
  verdict: verdictMessages,
  filter: filterMessages,
  list: overviewMessages,
  empty: emptyMessages,
  pipeline: pipelineMessages,
  flow: flowMessages,
  stage: stageMessages,
  incident: incidentMessages,
  maintenance: maintenanceMessages,
  action: actionMessages,
  cost: costMessages,
  chart: chartMessages,
  run: runMessages,
  figure: figureMessages,
  objective: objectiveMessages,
  onCall: onCallMessages,
  operations: operationsMessages,
  crawler: crawlerMessages,
  matching: matchingMessages,
  warehouse: warehouseMessages,
  queue: queueMessages,
  delivery: deliveryMessages,
  hour: hourMessages,
  job: jobMessages,
  recipe: recipeMessages,
  entity: entityMessages,
  home: homeMessages,
} as const;
