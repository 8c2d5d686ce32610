import Box from '@mui/material/Box';
import { CollectionPrice } from '@pipeline-health/plugin-pipeline-health-common';
import { formatPrice } from '../../format/number';
import { useMessageText } from '../../hooks/useMessageText';
import { useTranslate } from '../../translation/useTranslate';
import { PlainTable } from '../../parts/PlainTable';

/** At what collection is counted, who says so, and of when that is. */
export function Prices(props: { prices: readonly CollectionPrice[] }) {
  const t = useTranslate();
  const textOf = useMessageText();
  const sourceOf = ({ source, region, asOf }: CollectionPrice) => {
    if (!source) {
      return t('operations.priceUnsaid', { region });
    }
    return asOf
      ? t('operations.priceDated', { source, region, asOf })
      : t('operations.priceUndated', { source, region });
  };
  return (
    <Box sx={{ mt: 2 }}>
      <PlainTable
        label={t('operations.prices')}
        columns={[
          t('operations.priced'),
          t('operations.price'),
          t('operations.priceCountedIn'),
          t('operations.priceSource'),
        ]}
        rows={props.prices.map(price => ({
          key: `${price.title} ${price.usd} ${price.region}`,
          cells: [
            textOf(price.messages?.title, price.title),
            formatPrice(price.usd),
            price.countedIn.map(region => (
              <Box key={region} sx={{ whiteSpace: 'nowrap' }}>
                {region}
              </Box>
            )),
            sourceOf(price),
          ],
        }))}
      />
    </Box>
  );
}
