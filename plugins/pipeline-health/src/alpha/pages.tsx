import { PageBlueprint } from '@backstage/frontend-plugin-api';
import MonitorHeartIcon from '@mui/icons-material/MonitorHeartOutlined';
import { rootRouteRef } from '../routes';

export const pipelineHealthPage = PageBlueprint.make({
  params: {
    path: '/pipeline-health',
    title: 'Pipeline Health',
    icon: <MonitorHeartIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { PipelineHealthContent } = await import(
        '../screens/shell/PipelineHealthContent'
      );
      return <PipelineHealthContent />;
    },
  },
});
