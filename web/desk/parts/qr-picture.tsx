import { QRCode } from 'antd'

/** Dark on light in either appearance: phones do not read the reverse. Fetched with the card that shows it. */
export default function QrPicture({ value, label }: { readonly value: string; readonly label: string }) {
  return (
    <div className="qr">
      <QRCode
        type="svg"
        value={value}
        size={208}
        color="#000000"
        bgColor="#ffffff"
        errorLevel="M"
        bordered={false}
        aria-label={label}
      />
    </div>
  )
}
