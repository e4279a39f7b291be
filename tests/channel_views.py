"""The web view of an invented public channel, laid out as the service lays them out."""


def message(post: str, text: str, time: str = "2025-03-02T06:15:00+00:00", inside: str = "") -> str:
    page = f"https://t.me/{post.partition('/')[0]}"
    words = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>' if text else ""
    return f"""
<div class="tgme_widget_message_wrap js-widget_message_wrap"><div
 class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="{post}" data-view="e30">
 <div class="tgme_widget_message_user"><a href="{page}"><i><img src="x.jpg"></i></a></div>
 <div class="tgme_widget_message_bubble">
  <div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name"
   href="{page}"><span dir="auto">Stepova Varta</span></a></div>
  {inside}{words}
  <div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short">
   <span class="tgme_widget_message_views">12.4K</span>
   <span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="https://t.me/{post}"><time
    datetime="{time}" class="time">08:15</time></a></span></div></div>
 </div></div></div>"""


def view(*messages: str) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Stepova Varta – Telegram</title>
<meta property="og:title" content="Stepova Varta"><script>var before = 1;</script></head>
<body class="widget_frame_base tgme_webpreview">
<div class="tgme_channel_info_header_title"><span dir="auto">Stepova Varta</span></div>
<div class="tgme_channel_info_description">News of the steppe. Advertising: @nobody</div>
<section class="tgme_channel_history js-message_history">{"".join(messages)}</section>
<a class="tgme_widget_message_load_more" href="/s/stepova_varta?before=1">older</a></body></html>"""
