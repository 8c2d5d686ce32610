import {
  createFrontendModule,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import MenuBookIcon from '@material-ui/icons/MenuBook';
import { PAGE } from './readDocs';

/** Shows the documentation in the portal, as TechDocs does in others: it makes its pages with Python, and the demo starts without. */
export const docsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    PageBlueprint.make({
      name: 'docs',
      params: {
        path: PAGE,
        title: 'Documentation',
        icon: <MenuBookIcon />,
        // With it the sidebar leads here.
        routeRef: createRouteRef(),
        loader: async () => {
          const { DocsPage } = await import('./DocsPage');
          return <DocsPage />;
        },
      },
    }),
  ],
});
