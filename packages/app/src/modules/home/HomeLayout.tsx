import { Content, Header, Page } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { CustomHomepageGrid } from '@backstage/plugin-home';
import { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { HomePageSearchBar } from '@backstage/plugin-search';
import { cloneElement } from 'react';
import { Stories } from './Stories';

/** Full width from the size of a laptop on, whatever the sidebar takes of it. */
const COLUMNS = { xl: 12, lg: 12, md: 12, sm: 6, xs: 4, xxs: 2 };

/** The home page: a search bar, where to look first if there are stories, and the widgets in a grid that its user can rearrange. */
export const HomeLayout = ({ widgets, defaultConfig }: HomePageLayoutProps) => {
  const title = useApi(configApiRef).getString('app.title');
  return (
    <Page themeId="home">
      <Header title={title} pageTitleOverride="Home" />
      <Content>
        <HomePageSearchBar placeholder="Search the catalog" />
        <Stories />
        <CustomHomepageGrid
          cols={COLUMNS}
          config={defaultConfig?.map(({ column, row, ...item }) => ({
            ...item,
            x: column,
            y: row,
          }))}
        >
          {widgets.map(({ component, node }) =>
            cloneElement(component, { key: node.spec.id }),
          )}
        </CustomHomepageGrid>
      </Content>
    </Page>
  );
};
