import { compareEmulators } from './__testUtils__/compareEmulators';
import { glueBehaviours } from './__testUtils__/glueBehaviours';
import { GlueLab } from './__testUtils__/GlueLab';
import { GLUE_LACKS } from './__testUtils__/glueLacks';

compareEmulators({
  service: 'Glue',
  newLab: () => new GlueLab(),
  behaviours: glueBehaviours,
  lacks: GLUE_LACKS,
});
