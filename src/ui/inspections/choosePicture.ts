import { answerPicture, codePicture } from '#state/codePicture.ts'
import { chooseFiles } from '../chooseFiles.ts'

/** Asks for a picture: the camera of a phone, or a file. `take` gets it small, as a data address; null for what is no picture. */
export function choosePicture(take: (picture: string | null) => void): void {
  chooseFiles({ accept: 'image/*', isCamera: true }, ([file]) => {
    createImageBitmap(file).then(
      (image) => {
        take(codePicture(image, image.width, image.height, answerPicture))
        image.close()
      },
      () => take(null),
    )
  })
}
