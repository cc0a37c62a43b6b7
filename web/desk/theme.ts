import { type ThemeConfig, theme } from 'antd'

export type Appearance = 'light' | 'dark'

/** System fonts only: a county office has one of these, and nothing is fetched from outside. */
const fontFamily =
  "'PingFang SC', 'HarmonyOS Sans SC', 'MiSans', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', system-ui, sans-serif"

/** Colours of both appearances. Text pairs reach 4.5 : 1 and edges of controls 3 : 1 on every surface they lie on (WCAG 2.2 AA); `look/base.css` has the same. */
const light = {
  colorPrimary: '#1d4f91',
  colorLink: '#1d4f91',
  colorInfo: '#1d4f91',
  colorError: '#b42318',
  colorWarning: '#8a5300',
  colorSuccess: '#1e6b3c',
  colorText: '#1b2430',
  colorTextSecondary: '#4a5565',
  colorTextTertiary: '#5d6877',
  colorTextDescription: '#5d6877',
  colorTextPlaceholder: '#667080',
  colorTextDisabled: '#6b7583',
  colorBgLayout: '#f3f5f8',
  colorBgContainer: '#ffffff',
  colorBgElevated: '#ffffff',
  colorBorder: '#8791a0',
  colorBorderSecondary: '#dde2e9',
  colorSplit: '#e4e8ee',
}

const dark = {
  colorPrimary: '#2f6bb5',
  colorLink: '#8fbcf5',
  colorInfo: '#8fbcf5',
  colorError: '#ff9c90',
  colorWarning: '#efc06e',
  colorSuccess: '#86d6a3',
  colorText: '#e6eaf0',
  colorTextSecondary: '#b7c1ce',
  colorTextTertiary: '#a0abba',
  colorTextDescription: '#a0abba',
  colorTextPlaceholder: '#97a3b2',
  colorTextDisabled: '#8d98a7',
  colorBgLayout: '#11151b',
  colorBgContainer: '#191f27',
  colorBgElevated: '#212833',
  colorBorder: '#6c7889',
  colorBorderSecondary: '#2c3541',
  colorSplit: '#28303b',
}

/** Tokens for antd. `still` = the person asked their system for less motion. */
export function themeOf(appearance: Appearance, still: boolean): ThemeConfig {
  const colours = appearance === 'dark' ? dark : light
  return {
    algorithm: appearance === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...colours,
      fontFamily,
      fontSize: 14,
      borderRadius: 4,
      controlHeight: 36,
      motion: !still,
      wireframe: false,
    },
    components: {
      Button: {
        defaultHoverColor: colours.colorLink,
        defaultHoverBorderColor: colours.colorLink,
        defaultActiveColor: colours.colorLink,
        defaultActiveBorderColor: colours.colorLink,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
      },
      Form: { verticalLabelPadding: '0 0 4px', itemMarginBottom: 20 },
      Drawer: { paddingLG: 20 },
    },
  }
}
