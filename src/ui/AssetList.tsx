import { useRef } from 'react'
import type { Twin } from '#twin/Twin.ts'
import css from './AssetList.module.css'
import { chooseAsset } from '#state/goTo.ts'
import { KindIcon } from './KindIcon.tsx'
import { useAssetMarks } from './useAssetMarks.ts'

/** Assets below another, each with its mark; a click selects. */
export function AssetList({ twin, assets }: { twin: Twin; assets: readonly number[] }) {
  const list = useRef<HTMLUListElement>(null)
  const paint = useAssetMarks(twin, list)
  return (
    <ul ref={list}>
      {assets.slice(0, 200).map((asset) => (
        <li key={asset} className={css.line}>
          <button type="button" onClick={() => chooseAsset(asset)}>
            <KindIcon kind={twin.assets[asset].kind} />
            <span className={css.name}>{twin.assets[asset].name}</span>
            <span className={css.mark} data-mark={asset} ref={paint} />
          </button>
        </li>
      ))}
    </ul>
  )
}
