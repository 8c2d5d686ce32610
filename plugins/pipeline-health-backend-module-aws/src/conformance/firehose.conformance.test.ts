import { compareEmulators } from './__testUtils__/compareEmulators';
import { DeliveryLab } from './__testUtils__/DeliveryLab';
import { firehoseBehaviours } from './__testUtils__/firehoseBehaviours';

compareEmulators({
  service: 'Firehose',
  newLab: () => new DeliveryLab(),
  behaviours: firehoseBehaviours,
});
