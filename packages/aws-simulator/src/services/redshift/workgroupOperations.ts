import {
  GetNamespaceCommand,
  GetWorkgroupCommand,
  ListWorkgroupsCommand,
  NamespaceStatus,
} from '@aws-sdk/client-redshift-serverless';
import type { Workgroup } from '@aws-sdk/client-redshift-serverless';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { RedshiftSimulation, workgroupArn } from './RedshiftSimulation';
import { Warehouse } from './Warehouse';
import { WorkgroupItem } from './warehouseSchema';

const usualPage = 100;

/** The operations on Serverless workgroups and namespaces. */
export function workgroupOperations(redshift: RedshiftSimulation): Operation[] {
  return [
    operation(ListWorkgroupsCommand, (input, call) => {
      const all = redshift.workgroups(call);
      const start = Number(input.nextToken ?? 0);
      const end = start + (input.maxResults ?? usualPage);
      return {
        workgroups: all
          .slice(start, end)
          .map(each => describeWorkgroup(each, call.now)),
        nextToken: end < all.length ? String(end) : undefined,
      };
    }),

    operation(GetWorkgroupCommand, (input, call) => {
      const found = redshift
        .workgroups(call)
        .find(({ item }) => item.name === input.workgroupName);
      if (!found) {
        throw missing(`Workgroup ${input.workgroupName} not found`);
      }
      return { workgroup: describeWorkgroup(found, call.now) };
    }),

    operation(GetNamespaceCommand, (input, call) => {
      const found = redshift
        .workgroups(call)
        .find(({ item }) => item.namespace === input.namespaceName);
      if (!found) {
        throw missing(`Namespace ${input.namespaceName} not found`);
      }
      const { item, createdAt, scope, random } = found;
      const id = random.fork('namespace').uuid();
      return {
        namespace: {
          namespaceName: item.namespace,
          namespaceId: id,
          namespaceArn: `arn:aws:redshift-serverless:${scope.region}:${scope.account}:namespace/${id}`,
          dbName: item.database,
          status: NamespaceStatus.AVAILABLE,
          creationDate: new Date(createdAt),
        },
      };
    }),
  ];
}

function missing(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}

function describeWorkgroup(
  workgroup: Warehouse<WorkgroupItem>,
  now: number,
): Workgroup {
  const { item, scope } = workgroup;
  const { account, region } = scope;
  return {
    workgroupName: item.name,
    workgroupId: item.id,
    workgroupArn: workgroupArn(workgroup),
    namespaceName: item.namespace,
    // A scenario may name a status that the SDK does not know yet.
    status: workgroup.conditions(now).status as Workgroup['status'],
    baseCapacity: item.baseCapacity,
    maxCapacity: item.maxCapacity,
    publiclyAccessible: item.public,
    enhancedVpcRouting: false,
    endpoint: {
      address: `${item.name}.${account}.${region}.redshift-serverless.amazonaws.com`,
      port: 5439,
    },
    port: 5439,
    creationDate: new Date(workgroup.createdAt),
    workgroupVersion: '1.0',
  };
}
