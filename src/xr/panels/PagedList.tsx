import { Container } from '@react-three/uikit'
import { Fragment, useState, type ReactNode } from 'react'
import { Press } from './Press.tsx'
import { Slices } from './Slices.tsx'
import { Words } from './Words.tsx'

type PagedListProps<Item> = {
  items: readonly Item[]
  /** Lines on a page. */
  rows: number
  children: (item: Item, index: number) => ReactNode
  /** Said when there is nothing. */
  empty: string
}

/** A list in pages: they are turned by their buttons, or by the stick of the hand that points at it. */
export function PagedList<Item>({ items, rows, children, empty }: PagedListProps<Item>) {
  const [wanted, setPage] = useState(0)
  const pages = Math.max(1, Math.ceil(items.length / rows))
  const page = Math.min(wanted, pages - 1)
  const turn = (by: number) => setPage(Math.min(pages - 1, Math.max(0, page + by)))
  const first = page * rows
  return (
    <Container
      flexDirection="column"
      flexGrow={1}
      gap={4}
      onWheel={({ deltaY }) => turn(deltaY > 0 ? 1 : -1)}
    >
      {items.length === 0 && (
        <Container padding={12}>
          <Words tone="text2" wraps>
            {empty}
          </Words>
        </Container>
      )}
      <Slices>
        {items.slice(first, first + rows).map((item, i) => (
          // Rows of another page go into those that are there: that takes less than making them anew.
          // oxlint-disable-next-line react/no-array-index-key
          <Fragment key={i}>{children(item, first + i)}</Fragment>
        ))}
      </Slices>
      {pages > 1 && (
        <>
          <Container flexGrow={1} />
          <Container alignItems="center" gap={8} height={44}>
            <Press
              label="Previous page"
              icon="chevron-up"
              raised
              width={64}
              isOff={page === 0}
              onPress={() => turn(-1)}
            />
            <Words size="small" tone="text2" align="center" grow>
              {`${first + 1} – ${Math.min(items.length, first + rows)} of ${items.length}`}
            </Words>
            <Press
              label="Next page"
              icon="chevron-down"
              raised
              width={64}
              isOff={page === pages - 1}
              onPress={() => turn(1)}
            />
          </Container>
        </>
      )}
    </Container>
  )
}
