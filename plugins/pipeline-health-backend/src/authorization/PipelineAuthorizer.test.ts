import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import { pipelineHealthRedriveStartPermission } from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineAuthorizer } from './PipelineAuthorizer';

const REF = 'component:default/orders';
const credentials = mockCredentials.user();
const allow: DefinitivePolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: DefinitivePolicyDecision = { result: AuthorizeResult.DENY };

const permissions = mockServices.permissions.mock();
const authorizer = new PipelineAuthorizer(permissions);
const authorize = () =>
  authorizer.authorize(credentials, pipelineHealthRedriveStartPermission, REF);

it('lets pass who may see the pipeline and has the permission', async () => {
  permissions.authorize.mockResolvedValue([allow, allow]);
  await expect(authorize()).resolves.toBeUndefined();
  expect(permissions.authorize).toHaveBeenCalledWith(
    [
      {
        permission: expect.objectContaining({ name: 'catalog.entity.read' }),
        resourceRef: REF,
      },
      { permission: pipelineHealthRedriveStartPermission, resourceRef: REF },
    ],
    { credentials },
  );
});

it('names the permission that is missing', async () => {
  permissions.authorize.mockResolvedValue([allow, deny]);
  await expect(authorize()).rejects.toMatchObject({
    name: 'NotAllowedError',
    message: expect.stringContaining('pipeline-health.redrive.start'),
  });
});

it('knows no pipeline that the caller may not see', async () => {
  permissions.authorize.mockResolvedValue([deny, allow]);
  await expect(authorize()).rejects.toMatchObject({
    name: 'NotFoundError',
    message: `There is no pipeline ${REF}`,
  });
});

it('takes an answer that is missing for no', async () => {
  permissions.authorize.mockResolvedValue([allow]);
  await expect(authorize()).rejects.toMatchObject({ name: 'NotAllowedError' });
  permissions.authorize.mockRejectedValue(new Error('down'));
  await expect(authorize()).rejects.toThrow('down');
});
