import { Link } from '@backstage/core-components';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { useEffect, useState } from 'react';
import { readStories, Story } from './readStories';

/** Where to look first: the stories that the entities of the demo tell. Nothing where none tells one. */
export const Stories = () => {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  const [stories, setStories] = useState<Story[]>([]);

  useEffect(() => {
    let left = false;
    readStories({ discoveryApi, fetchApi }).then(
      found => !left && setStories(found),
      // A guide that cannot be read is no reason to show an error.
      () => {},
    );
    return () => {
      left = true;
    };
  }, [discoveryApi, fetchApi]);

  if (stories.length === 0) {
    return null;
  }
  return (
    <Box component="nav" aria-labelledby="stories" marginY={2}>
      <Typography id="stories" component="h2" variant="subtitle1">
        New here? Each of these is one click:
      </Typography>
      <Box
        component="ol"
        margin={0}
        padding={0}
        display="grid"
        gridGap={8}
        gridTemplateColumns="repeat(auto-fit, minmax(min(100%, 200px), 1fr))"
      >
        {stories.map(({ path, text }) => (
          <Box component="li" key={path} marginLeft={3}>
            <Link to={path}>{text}</Link>
          </Box>
        ))}
      </Box>
    </Box>
  );
};
