import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withoutMoto } from './__testUtils__/compareEmulators';

// moto loads CloudFormation when it is first asked.
jest.setTimeout(60_000);

const motoUrl = process.env.MOTO_URL;
const TEMPLATE = resolve(__dirname, '../../../../docs/iam/role.yaml');

/** Calls an operation of a service that speaks the query protocol, as the first account of moto. */
async function call(
  service: string,
  parameters: { [name: string]: string },
): Promise<string> {
  const answer = await fetch(motoUrl!, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=test/20261127/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams(parameters),
  });
  const text = await answer.text();
  expect([answer.status, text.slice(0, 1500)]).toEqual([
    200,
    expect.any(String),
  ]);
  return text;
}

function createsRoles() {
  const create = async (
    name: string,
    parameters: { [name: string]: string },
  ) => {
    const given = { RoleName: name, ...parameters };
    await call('cloudformation', {
      Action: 'CreateStack',
      Version: '2010-05-15',
      StackName: name,
      TemplateBody: readFileSync(TEMPLATE, 'utf8'),
      'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
      ...Object.fromEntries(
        Object.entries(given).flatMap(([key, value], index) => [
          [`Parameters.member.${index + 1}.ParameterKey`, key],
          [`Parameters.member.${index + 1}.ParameterValue`, value],
        ]),
      ),
    });
    const iam = { Version: '2010-05-08', RoleName: name };
    const policies = await call('iam', { ...iam, Action: 'ListRolePolicies' });
    const role = await call('iam', { ...iam, Action: 'GetRole' });
    return {
      policies: [...policies.matchAll(/<member>(.*?)<\/member>/g)].map(
        ([, policy]) => policy,
      ),
      trust: decodeURIComponent(
        /<AssumeRolePolicyDocument>(.*?)<\/AssumeRolePolicyDocument>/s.exec(
          role,
        )?.[1] ?? '',
      ),
    };
  };
  const suffix = Date.now().toString(36);
  const Principal = 'arn:aws:iam::123456789012:role/backstage';

  it('that only read, for one principal', async () => {
    const { policies, trust } = await create(`reader-${suffix}`, { Principal });
    expect(policies).toEqual(['read']);
    expect(trust).toContain(Principal);
    expect(trust).not.toContain('ExternalId');
  });

  it('that may act, with an external id', async () => {
    const { policies, trust } = await create(`actor-${suffix}`, {
      Principal,
      ExternalId: 'portal',
      AllowRedrive: 'true',
      AllowExtendRetention: 'true',
    });
    expect(policies.sort()).toEqual(['extend-retention', 'read', 'redrive']);
    expect(trust).toMatch(/sts:ExternalId.*portal/s);
  });
}

describe('the template of CloudFormation creates roles', () => {
  if (motoUrl) {
    createsRoles();
  } else {
    withoutMoto('CloudFormation');
  }
});
