import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { folderArn, parseS3Uri, readConnectionTarget } from '../glue';
import { findWarehouse, Warehouse } from '../redshift';
import { linkNote } from '../../aws/linkNote';

/** Arguments of Glue itself: scripts, libraries, logs and scratch space are no data. */
const GLUES_OWN =
  /^--(TempDir|extra-|spark-event-logs|scriptLocation|additional-|job-|enable-|conf$|continuous-|class$|.*te?mp.*dir)/i;

const READ = /(^|[-_])(in|input|source|src|raw|read|from|landing)([-_]|$)/i;
const WRITTEN =
  /(^|[-_])(out|output|target|dest|destination|sink|write|result|to)([-_]|$)/i;

/** What a job's arguments say of its data. */
export interface ArgumentLinks {
  links: DiscoveredLink[];
  /** Names of arguments with an address whose direction is not told. */
  unclear: string[];
}

/** Whether an argument names what is read or what is written; neither when it tells both or none. */
export function directionOf(name: string): 'read' | 'written' | undefined {
  const words = name.replace(/^--/, '').replace(/([a-z\d])([A-Z])/g, '$1_$2');
  const isRead = READ.test(words);
  if (isRead === WRITTEN.test(words)) {
    return undefined;
  }
  return isRead ? 'read' : 'written';
}

/** The folders that a job's arguments name. */
export function folderLinks(
  stage: StageRef,
  args: { [name: string]: string },
): ArgumentLinks {
  const found: ArgumentLinks = { links: [], unclear: [] };
  for (const [name, value] of Object.entries(args)) {
    const location = GLUES_OWN.test(name) ? undefined : parseS3Uri(value);
    const direction = directionOf(name);
    if (location && direction) {
      const folder = folderArn(stage.arn, location);
      const note = linkNote('job-argument', {
        argument: name,
        name: stage.name,
        value,
      });
      found.links.push(
        direction === 'read'
          ? {
              from: folder,
              to: stage.arn,
              relation: 'job-input',
              ...note,
            }
          : {
              from: stage.arn,
              to: folder,
              relation: 'job-output',
              ...note,
            },
      );
    } else if (location) {
      found.unclear.push(name);
    }
  }
  return found;
}

/** The warehouses that a job's arguments and connections lead to. */
export async function warehouseLinks(
  stage: StageRef,
  access: AwsAccess,
  job: { args: { [name: string]: string }; connections: readonly string[] },
): Promise<DiscoveredLink[]> {
  const links: DiscoveredLink[] = [];
  const add = (
    warehouse: Warehouse | undefined,
    how: { by: 'argument' | 'connection'; of: string },
    reads: boolean,
  ) => {
    const known = links.some(({ from, to }) =>
      [from, to].includes(warehouse?.arn ?? ''),
    );
    if (warehouse && !known) {
      links.push({
        from: reads ? warehouse.arn : stage.arn,
        to: reads ? stage.arn : warehouse.arn,
        relation: reads ? 'job-input' : 'warehouse-load',
        ...linkNote(
          'job-warehouse',
          { of: how.of, name: stage.name, warehouse: warehouse.name },
          how.by,
        ),
      });
    }
  };
  for (const [name, value] of Object.entries(job.args)) {
    const reads = directionOf(name) === 'read';
    if (/redshift[\w-]*connection|connection[\w-]*redshift/i.test(name)) {
      const target = await readConnectionTarget(access, stage.arn, value);
      add(target, { by: 'connection', of: value }, reads);
    } else if (/\.redshift(-serverless)?\.amazonaws\.com/i.test(value)) {
      const target = await findWarehouse(access, stage.arn, value);
      add(target, { by: 'argument', of: name }, reads);
    }
  }
  for (const name of job.connections) {
    const target = await readConnectionTarget(access, stage.arn, name);
    add(target, { by: 'connection', of: name }, false);
  }
  return links;
}
