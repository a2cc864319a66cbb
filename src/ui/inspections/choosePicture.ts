import { answerPicture, codePicture } from '#state/codePicture.ts'

/** It stands on the page while a person chooses: one that nobody holds may be gone before they have. */
let asking: HTMLInputElement | null = null

/** Asks for a picture: the camera of a phone, or a file. `take` gets it small, as a data address; null for what is no picture. */
export function choosePicture(take: (picture: string | null) => void): void {
  asking?.remove()
  const input = document.createElement('input')
  asking = input
  input.hidden = true
  input.type = 'file'
  input.accept = 'image/*'
  input.setAttribute('capture', 'environment')
  input.addEventListener('cancel', () => input.remove())
  input.addEventListener('change', () => {
    input.remove()
    const file = input.files?.[0]
    if (!file) return
    createImageBitmap(file).then(
      (image) => {
        take(codePicture(image, image.width, image.height, answerPicture))
        image.close()
      },
      () => take(null),
    )
  })
  document.body.append(input)
  input.click()
}
