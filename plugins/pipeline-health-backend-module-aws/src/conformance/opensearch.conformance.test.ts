import { compareEmulators } from './__testUtils__/compareEmulators';
import { openSearchBehaviours } from './__testUtils__/openSearchBehaviours';
import { StreamsLab } from './__testUtils__/StreamsLab';

compareEmulators({
  service: 'OpenSearch',
  newLab: () => new StreamsLab(),
  behaviours: openSearchBehaviours,
});
