import {
  GetNamespaceCommand,
  RedshiftServerlessClient,
} from '@aws-sdk/client-redshift-serverless';
import type { Workgroup } from '@aws-sdk/client-redshift-serverless';
import {
  ask,
  SourceError,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess, discoverMetrics, mapAnswer } from '../../aws/access';
import { askList, ListedItems } from '../../aws/paging';
import {
  chooseSets,
  listWorkgroups,
  loadSamples,
  loadSettings,
  MetricSet,
  moreWorkgroups,
  newestLoads,
  readLoads,
} from '../redshift';
import { NAMESPACE, SETS, STORAGE } from './metrics';
import { NamespaceFacts, WorkgroupInventory } from './WorkgroupInventory';

/** Asks for a workgroup, its namespace, its metrics and, where configured, its loads. */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<WorkgroupInventory>> {
  const workgroup = await findWorkgroup(stage, access);
  const { workgroupName: name, namespaceName } = workgroup;
  const [namespaceFacts, metricSets, loads] = await Promise.all([
    ask(() => readNamespace(access, namespaceName)),
    askList(() => readMetricSets(access, name, namespaceName)),
    workgroup.status === 'AVAILABLE'
      ? readLoads(access, { arn: stage.arn, workgroupName: name })
      : undefined,
  ]);
  return {
    inventory: {
      ...configurationOf(workgroup, name),
      namespaceFacts,
      metricSets,
      loadStatus: loadSettings(access, stage.arn) ? 'on' : 'off',
      ...(loads && { loads: mapAnswer(loads, ({ tables }) => tables) }),
    },
    links: [],
    ...loadSamples(loads),
    runs: newestLoads(loads),
  };
}

/** The ARN holds an id, and AWS asks by name. */
async function findWorkgroup(
  stage: StageRef,
  access: AwsAccess,
): Promise<Workgroup & { workgroupName: string }> {
  const { items, complete } = await listWorkgroups(access);
  const found = items.find(({ workgroupArn }) => workgroupArn === stage.arn);
  if (!found && !complete) {
    throw moreWorkgroups(items.length);
  }
  if (!found?.workgroupName) {
    throw new SourceError(
      'not-found',
      `Asked redshift-serverless:ListWorkgroups (account ${access.shard.account}, region ${access.shard.region}), and there is no workgroup with this ARN`,
    );
  }
  return { ...found, workgroupName: found.workgroupName };
}

async function readNamespace(
  access: AwsAccess,
  namespaceName: string | undefined,
): Promise<NamespaceFacts> {
  if (!namespaceName) {
    return {};
  }
  const { namespace } = await access
    .client(RedshiftServerlessClient)
    .send(new GetNamespaceCommand({ namespaceName }));
  return { status: namespace?.status, database: namespace?.dbName };
}

async function readMetricSets(
  access: AwsAccess,
  name: string,
  namespaceName: string | undefined,
): Promise<ListedItems<MetricSet>> {
  const find = async (
    rows: Parameters<typeof chooseSets>[0],
    own: string,
    value: string,
  ) =>
    chooseSets(
      rows,
      await discoverMetrics(access, NAMESPACE, { name: own, value }),
      own,
    );
  const ofWorkgroup = await find(SETS, 'Workgroup', name);
  const ofNamespace = namespaceName
    ? await find(STORAGE, 'Namespace', namespaceName)
    : { items: [], complete: true };
  return {
    items: [...ofWorkgroup.items, ...ofNamespace.items],
    complete: ofWorkgroup.complete && ofNamespace.complete,
  };
}

function configurationOf(workgroup: Workgroup, name: string) {
  const { endpoint } = workgroup;
  return {
    name,
    status: workgroup.status ?? 'UNKNOWN',
    namespace: workgroup.namespaceName,
    endpoint: endpoint?.address
      ? `${endpoint.address}:${endpoint.port ?? 5439}`
      : undefined,
    baseCapacity: workgroup.baseCapacity,
    maxCapacity: workgroup.maxCapacity,
    publiclyAccessible: workgroup.publiclyAccessible,
    version: workgroup.workgroupVersion,
    createdAt: workgroup.creationDate?.toISOString(),
  };
}
