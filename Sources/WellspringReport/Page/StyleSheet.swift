// The one stylesheet of a page: light and dark, screen and paper, narrow and wide.
// SPDX-License-Identifier: GPL-3.0-or-later

enum StyleSheet {
  static var text: Markup {
    Markup(
      stringLiteral: base + Look.lightPageColours
        + "@media screen and (prefers-color-scheme:dark){\(dark)\(Look.darkPageColours)}"
        + Look.shapeStyle + narrow + paper)
  }

  private static let base = """
    :root{color-scheme:light dark;--ink:#1b1b1b;--soft:#595959;--page:#fff;--card:#f4f5f6;--line:#d4d4d4;--link:#0b5394;--shade:#00000038}
    *{box-sizing:border-box}
    body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
    header,main,footer{max-width:48rem;margin:0 auto;padding:0 1rem}
    header{padding-top:1rem}
    h1{font-size:1.6rem;line-height:1.25;margin:.2rem 0 .8rem}
    h1.long{font-size:1.4rem}
    h2{font-size:1.3rem;margin:2.6rem 0 .6rem;padding-top:.6rem;border-top:1px solid var(--line)}
    h3{font-size:1.05rem;margin:1.6rem 0 .4rem}
    a{color:var(--link)}
    p,li,dd{max-width:46rem}
    .kicker{margin:.4rem 0}.kicker,.note{color:var(--soft);font-size:.875rem}
    .answer{background:var(--card);border-left:5px solid var(--link);padding:.7rem 1.1rem;margin:1rem 0;font-size:1.125rem;line-height:1.45}
    .answer p{margin:.4rem 0}
    .answer p:nth-of-type(n+2),.answer.long p{font-size:1rem}
    .subjects{font-size:.875rem;line-height:1.4;margin:.3rem 0}ul.subjects{padding-left:1.1rem}
    .answer h2{font-size:1rem;margin:0;padding:0;border:0}
    .answer h2 small{font-size:.8125rem;font-weight:400;color:var(--soft)}
    data,table{font-variant-numeric:tabular-nums}
    figure{margin:1.2rem 0 1.6rem;padding:0}
    figcaption{margin-bottom:.7rem;max-width:46rem}
    svg{display:block;width:100%;height:auto;max-width:46rem}
    .narrow{display:none}
    details{margin:.4rem 0}
    summary{cursor:pointer;color:var(--link);padding:.25rem 0}
    summary:focus-visible,a:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    .scroll{overflow-x:auto;margin:.6rem 0;max-width:100%;background:\
    linear-gradient(90deg,var(--page) 40%,transparent) 0 0/2.4rem 100% no-repeat local,\
    linear-gradient(270deg,var(--page) 40%,transparent) 100% 0/2.4rem 100% no-repeat local,\
    linear-gradient(90deg,var(--shade),transparent) 0 0/.8rem 100% no-repeat scroll,\
    linear-gradient(270deg,var(--shade),transparent) 100% 0/.8rem 100% no-repeat scroll}
    table{border-collapse:collapse;font-size:.9rem;overflow-wrap:normal}
    caption{text-align:left;font-weight:600;padding:.2rem 0}
    caption .note{font-weight:400}
    caption>span{display:inline-block;position:sticky;left:0;max-width:min(46rem,calc(100vw - 2rem))}
    th,td{padding:.25rem .7rem .25rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
    thead th,thead td{border-bottom:2px solid var(--soft)}
    tbody th{font-weight:400;min-width:11rem}
    tbody td:not(.n){min-width:6rem}
    .i{white-space:nowrap}
    .n{text-align:right;white-space:nowrap}
    thead .n{white-space:normal;vertical-align:bottom}
    .blank{min-width:7rem;border-bottom:1px dotted var(--soft)}
    code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.88em;background:var(--card);padding:.05em .3em;overflow-wrap:anywhere}
    dt{font-weight:600;margin-top:.6rem}
    dd{margin-left:0}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .skip{position:absolute;left:-99rem}
    .skip:focus{position:static}
    footer{padding-bottom:3rem}
    @media screen and (min-width:40rem){.many tbody th{min-width:7rem}.many tbody td:not(.n):nth-child(2){min-width:10rem}}
    @media screen and (min-width:56rem){.scroll{width:fit-content;min-width:100%;max-width:calc(100vw - 4rem);margin-left:50%;transform:translateX(-50%)}}
    @media screen and (min-width:110rem){html{font-size:118.75%}}

    """

  private static let dark =
    ":root{--ink:#ececec;--soft:#b5b5b5;--page:#141414;--card:#202326;--line:#3c3c3c;--link:#8cc2f5;--shade:#ffffff40}"

  private static let narrow =
    "@media (max-width:34rem){.wide{display:none}.narrow{display:block;max-width:30rem}"
    + "h1{font-size:1.35rem}.answer{font-size:1.05rem}"
    + ".n{white-space:normal}tbody th{min-width:6rem}tbody td:not(.n){min-width:5rem}"
    + "[aria-labelledby=unit] .blank{min-width:5rem}}"

  private static let paper = """
    @media print{@page{size:A4;margin:16mm}
    :root{--ink:#000;--soft:#444;--page:#fff;--card:#f4f4f4;--line:#bbb;--link:#000}
    body{font-size:10pt}header,main,footer{max-width:none;padding:0}
    footer,footer p{break-before:avoid;margin:.5rem 0 0;padding-bottom:0}
    figure,.answer,tr,p,dd,dt,li{break-inside:avoid}h2,h3,dt,h2+p{break-after:avoid}
    .data,.skip,nav{display:none}.wide{display:block}.narrow{display:none}.scroll{overflow:visible;background:none}
    .n{white-space:normal}caption{break-after:avoid}caption>span{max-width:none}
    .subjects{font-size:8.5pt}table{font-size:9pt}.many table{font-size:7.5pt}.many th,.many td{padding-right:.4rem}.scroll+.note{break-before:avoid}
    tbody th{min-width:6rem}tbody td:not(.n){min-width:4rem}tbody th,tbody td:not(.n){overflow-wrap:anywhere}.kicker,.note{font-size:8.5pt}svg{max-width:165mm}tbody tr:nth-child(-n+2),tbody tr:nth-last-child(-n+2){break-before:avoid}.many tbody td:not(.n):nth-child(2){min-width:6.5rem}}

    """
}
