import { compareEmulators } from './__testUtils__/compareEmulators';
import { lambdaBehaviours } from './__testUtils__/lambdaBehaviours';
import { StreamsLab } from './__testUtils__/StreamsLab';

compareEmulators({
  service: 'Lambda',
  newLab: () => new StreamsLab(),
  behaviours: lambdaBehaviours,
  differences: {
    'gives where failed events go':
      'moto takes the DeadLetterConfig of a function and does not give it back',
  },
});
