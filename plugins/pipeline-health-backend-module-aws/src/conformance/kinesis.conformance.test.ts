import { compareEmulators } from './__testUtils__/compareEmulators';
import { kinesisBehaviours } from './__testUtils__/kinesisBehaviours';
import { StreamsLab } from './__testUtils__/StreamsLab';

compareEmulators({
  service: 'Kinesis',
  newLab: () => new StreamsLab(),
  behaviours: kinesisBehaviours,
});
