import { PageBlueprint } from '@backstage/frontend-plugin-api';
import MonitorHeartIcon from '@mui/icons-material/MonitorHeartOutlined';
import { rootRouteRef } from '../routes';
import { routed } from './routed';

export const pipelineHealthPage = PageBlueprint.make({
  params: {
    path: '/pipeline-health',
    title: 'Pipelines',
    icon: <MonitorHeartIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      routed(() =>
        import('../screens/shell/PipelineHealthContent').then(
          m => m.PipelineHealthContent,
        ),
      ),
  },
});
