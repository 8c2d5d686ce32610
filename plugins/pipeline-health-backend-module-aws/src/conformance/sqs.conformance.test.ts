import { compareEmulators } from './__testUtils__/compareEmulators';
import { MOTO_DIFFERENCES } from './__testUtils__/differences';
import { sqsBehaviours } from './__testUtils__/sqsBehaviours';
import { SqsLab } from './__testUtils__/SqsLab';

compareEmulators({
  service: 'SQS',
  newLab: () => new SqsLab(),
  behaviours: sqsBehaviours,
  differences: MOTO_DIFFERENCES,
});
