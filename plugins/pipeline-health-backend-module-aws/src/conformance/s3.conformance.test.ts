import { compareEmulators } from './__testUtils__/compareEmulators';
import { DeliveryLab } from './__testUtils__/DeliveryLab';
import { s3Behaviours } from './__testUtils__/s3Behaviours';

jest.setTimeout(60_000);

compareEmulators({
  service: 'S3',
  newLab: () => new DeliveryLab(),
  behaviours: s3Behaviours,
});
