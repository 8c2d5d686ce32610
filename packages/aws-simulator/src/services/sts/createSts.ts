import {
  AssumeRoleCommand,
  errorTypeRegistries,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import { AwsError } from '../../wire/AwsError';
import { awsQueryProtocol } from '../../wire/awsQueryProtocol';
import { operation } from '../../wire/operation';
import { queryFaultErrors } from '../faultErrors';
import { Service, World } from '../Service';

const defaultDuration = 3600;

interface Session {
  roleId: string;
  arn: string;
}

/** STS: credentials of roles, bound to the account of the role by their key. */
export function createSts({ random }: Pick<World, 'random'>): Service {
  const keys = random.fork('sts');
  const sessions = new Map<string, Session>();

  return {
    signingName: 'sts',
    protocols: [
      awsQueryProtocol({
        xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
        errorRegistries: errorTypeRegistries,
      }),
    ],
    faultErrors: queryFaultErrors('sts'),
    operations: [
      operation(AssumeRoleCommand, input => {
        const { account, roleName } = readRoleArn(input.RoleArn ?? '');
        const accessKeyId = `ASIA${account}${keys.hex(4).toUpperCase()}`;
        const session = {
          roleId: `AROA${account}:${input.RoleSessionName}`,
          arn: `arn:aws:sts::${account}:assumed-role/${roleName}/${input.RoleSessionName}`,
        };
        sessions.set(accessKeyId, session);
        const duration = input.DurationSeconds ?? defaultDuration;
        return {
          AssumedRoleUser: { AssumedRoleId: session.roleId, Arn: session.arn },
          Credentials: {
            AccessKeyId: accessKeyId,
            SecretAccessKey: keys.hex(40),
            SessionToken: keys.hex(64),
            // Clients compare it with their own clock, which is not virtual.
            Expiration: new Date(Date.now() + duration * 1000),
          },
        };
      }),

      operation(GetCallerIdentityCommand, (_input, call) => {
        const session = sessions.get(call.accessKeyId);
        return {
          Account: call.account,
          UserId: session?.roleId ?? call.accessKeyId,
          Arn: session?.arn ?? `arn:aws:iam::${call.account}:user/simulated`,
        };
      }),
    ],
  };
}

function readRoleArn(arn: string): { account: string; roleName: string } {
  const match = /^arn:[\w-]+:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(
    arn,
  );
  if (!match) {
    throw new AwsError('ValidationError', `${arn} is invalid`);
  }
  return { account: match[1], roleName: match[2] };
}
