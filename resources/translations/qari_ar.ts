<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>Actions</name>
    <message>
        <source>Article</source>
        <translation>المقال</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>فتح…</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>استيراد مجلد…</translation>
    </message>
    <message>
        <source>Paste as article</source>
        <translation>لصق في مقال جديد</translation>
    </message>
    <message>
        <source>Open again in another encoding…</source>
        <translation>إعادة الفتح بترميز آخر…</translation>
    </message>
    <message>
        <source>What was set aside</source>
        <translation>ما نُحّي جانبا</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>تقدّم</translation>
    </message>
    <message>
        <source>Close the article</source>
        <translation>إغلاق المقال</translation>
    </message>
    <message>
        <source>Remove the article from the library</source>
        <translation>إزالة المقال من المكتبة</translation>
    </message>
    <message>
        <source>Export notes…</source>
        <translation>تصدير الملاحظات…</translation>
    </message>
    <message>
        <source>Import notes…</source>
        <translation>استيراد ملاحظات…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>حفظ بصيغة PDF…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>كتابة ملاحظة</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>وسم</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تظليل</translation>
    </message>
    <message>
        <source>Note on the whole article</source>
        <translation>ملاحظة على المقال كله</translation>
    </message>
    <message>
        <source>Tag the whole article</source>
        <translation>وسم المقال كله</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy a link to the note</source>
        <translation>نسخ رابط الملاحظة</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>الأسماء</translation>
    </message>
    <message>
        <source>Review the marks</source>
        <translation>مراجعة العلامات</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>اعتماد</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>شخص</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>مكان</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>جهة</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>غير ذلك</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>تاريخ</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>مقدار</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>عدد</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطٍّ</translation>
    </message>
    <message>
        <source>End the review</source>
        <translation>إنهاء المراجعة</translation>
    </message>
    <message>
        <source>Dates, amounts and counts</source>
        <translation>التواريخ والمقادير والأعداد</translation>
    </message>
    <message>
        <source>Spellings of one name…</source>
        <translation>صيغ الاسم الواحد…</translation>
    </message>
    <message>
        <source>Name lists…</source>
        <translation>قوائم الأسماء…</translation>
    </message>
    <message>
        <source>Analyse the article again</source>
        <translation>تحليل المقال من جديد</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>All notes and highlights</source>
        <translation>كل الملاحظات والتظليلات</translation>
    </message>
    <message>
        <source>People and places</source>
        <translation>الأشخاص والأماكن</translation>
    </message>
    <message>
        <source>All quotations</source>
        <translation>كل الأقوال</translation>
    </message>
    <message>
        <source>Search page</source>
        <translation>صفحة البحث</translation>
    </message>
    <message>
        <source>Two articles side by side</source>
        <translation>مقالان جنبا إلى جنب</translation>
    </message>
    <message>
        <source>Overview in pictures</source>
        <translation>نظرة عامة بالرسوم</translation>
    </message>
    <message>
        <source>Import and watched folders</source>
        <translation>الاستيراد والمجلدات المراقبة</translation>
    </message>
    <message>
        <source>Library and backups…</source>
        <translation>المكتبة ونسخها الاحتياطية…</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>انتقال</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>البحث عن أمر…</translation>
    </message>
    <message>
        <source>Find in the article</source>
        <translation>البحث في المقال</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>النتيجة التالية</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>النتيجة السابقة</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>البحث في المكتبة</translation>
    </message>
    <message>
        <source>Next name</source>
        <translation>الاسم التالي</translation>
    </message>
    <message>
        <source>Previous name</source>
        <translation>الاسم السابق</translation>
    </message>
    <message>
        <source>Next quotation</source>
        <translation>القول التالي</translation>
    </message>
    <message>
        <source>Previous quotation</source>
        <translation>القول السابق</translation>
    </message>
    <message>
        <source>Next note</source>
        <translation>الملاحظة التالية</translation>
    </message>
    <message>
        <source>Previous note</source>
        <translation>الملاحظة السابقة</translation>
    </message>
    <message>
        <source>To the article list</source>
        <translation>إلى قائمة المقالات</translation>
    </message>
    <message>
        <source>To the article</source>
        <translation>إلى المقال</translation>
    </message>
    <message>
        <source>To the names</source>
        <translation>إلى الأسماء</translation>
    </message>
    <message>
        <source>To the quotations</source>
        <translation>إلى الأقوال</translation>
    </message>
    <message>
        <source>To the notes</source>
        <translation>إلى الملاحظات</translation>
    </message>
    <message>
        <source>View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Article list</source>
        <translation>قائمة المقالات</translation>
    </message>
    <message>
        <source>Names, quotations, notes</source>
        <translation>الأسماء والأقوال والملاحظات</translation>
    </message>
    <message>
        <source>Larger letters</source>
        <translation>تكبير الخط</translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation>تصغير الخط</translation>
    </message>
    <message>
        <source>Original size of letters</source>
        <translation>حجم الخط الأصلي</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>القراءة جهرا</translation>
    </message>
    <message>
        <source>Stop reading aloud</source>
        <translation>إيقاف القراءة جهرا</translation>
    </message>
    <message>
        <source>Turn the paragraph&apos;s direction</source>
        <translation>قلب اتجاه الفقرة</translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation>تغيير اللغة</translation>
    </message>
    <message>
        <source>Next theme</source>
        <translation>المظهر التالي</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>About Qari</source>
        <translation>عن قارئ</translation>
    </message>
</context>
<context>
    <name>ArticleChoiceDialog</name>
    <message>
        <source>Choose an article</source>
        <translation>اختر مقالا</translation>
    </message>
    <message>
        <source>Words of its title or text</source>
        <translation>كلمات من عنوانه أو نصه</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>Filter the list</source>
        <translation>تصفية القائمة</translation>
    </message>
    <message>
        <source>Filter the list of articles</source>
        <translation>تصفية قائمة المقالات</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>All results on a page</source>
        <translation>كل النتائج في صفحة</translation>
    </message>
    <message>
        <source>Found in the library</source>
        <translation>ما وُجد في المكتبة</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Open an article, or drop a file on the window.</source>
        <translation>افتح مقالا، أو أفلت ملفا على النافذة.</translation>
    </message>
    <message>
        <source>note</source>
        <translation>ملاحظة</translation>
    </message>
</context>
<context>
    <name>ArticleMenu</name>
    <message>
        <source>Direction of the paragraph</source>
        <translation>اتجاه الفقرة</translation>
    </message>
    <message>
        <source>Right to left</source>
        <translation>من اليمين إلى اليسار</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>من اليسار إلى اليمين</translation>
    </message>
    <message>
        <source>As its letters say</source>
        <translation>بحسب حروفها</translation>
    </message>
    <message>
        <source>Write a note on {name}</source>
        <translation>كتابة ملاحظة على {name}</translation>
    </message>
    <message>
        <source>Change the type of all mentions</source>
        <translation>تغيير نوع كل المواضع</translation>
    </message>
    <message>
        <source>Not a name: remove all its marks</source>
        <translation>ليس اسما: إزالة كل علاماته</translation>
    </message>
    <message>
        <source>Mark as</source>
        <translation>تمييز بوصفه</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>قول</translation>
    </message>
    <message>
        <source>Show {name}</source>
        <translation>عرض {name}</translation>
    </message>
    <message>
        <source>Change the type</source>
        <translation>تغيير النوع</translation>
    </message>
    <message>
        <source>Move its edges to the selection</source>
        <translation>نقل حدوده إلى التحديد</translation>
    </message>
    <message>
        <source>Not a name: remove the mark</source>
        <translation>ليس اسما: إزالة العلامة</translation>
    </message>
    <message>
        <source>Copy {value}</source>
        <translation>نسخ {value}</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>إزالة العلامة</translation>
    </message>
    <message>
        <source>Remove all its marks</source>
        <translation>إزالة كل علاماته</translation>
    </message>
    <message>
        <source>Write a note on the quotation</source>
        <translation>كتابة ملاحظة على القول</translation>
    </message>
    <message>
        <source>Copy as a citation</source>
        <translation>نسخ للاستشهاد</translation>
    </message>
    <message>
        <source>Change the speaker…</source>
        <translation>تغيير القائل…</translation>
    </message>
    <message>
        <source>Change the kind</source>
        <translation>تغيير نوع القول</translation>
    </message>
    <message>
        <source>Change its purpose</source>
        <translation>تغيير غرض القول</translation>
    </message>
    <message>
        <source>Not a quotation: remove the mark</source>
        <translation>ليس قولا: إزالة العلامة</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>تعديل الملاحظة</translation>
    </message>
    <message>
        <source>Tag the note</source>
        <translation>وسم الملاحظة</translation>
    </message>
    <message>
        <source>Copy a link to the note</source>
        <translation>نسخ رابط الملاحظة</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>حذف الملاحظة</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Article text</source>
        <translation>نص المقال</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تظليل</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>{number} MB</source>
        <translation>{number} ميغابايت</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}، {time}</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>As a table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>{title}, as a table</source>
        <translation>{title}، جدولا</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Which article should stand here?</source>
        <translation>أي مقال يوضع هنا؟</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>جنبا إلى جنب</translation>
    </message>
    <message>
        <source>Quotations that both have</source>
        <translation>أقوال في المقالين</translation>
    </message>
    <message>
        <source>Names that both have</source>
        <translation>أسماء في المقالين</translation>
    </message>
    <message>
        <source>Swap the two</source>
        <translation>تبديل الموضعين</translation>
    </message>
    <message>
        <source>First article</source>
        <translation>المقال الأول</translation>
    </message>
    <message>
        <source>Second article</source>
        <translation>المقال الثاني</translation>
    </message>
    <message>
        <source>Both quote · {count}</source>
        <translation>أقوال مشتركة · {count}</translation>
    </message>
    <message>
        <source>Both name · {count}</source>
        <translation>أسماء مشتركة · {count}</translation>
    </message>
    <message>
        <source>Choose two articles to see what both have.</source>
        <translation>اختر مقالين لترى ما يشتركان فيه.</translation>
    </message>
    <message>
        <source>No quotation of one is in the other.</source>
        <translation>لا قول مشتركا بينهما.</translation>
    </message>
    <message>
        <source>No name is in both.</source>
        <translation>لا اسم مشتركا بينهما.</translation>
    </message>
    <message>
        <source>{part} alike</source>
        <translation>التشابه {part}</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>قراءة</translation>
    </message>
    <message>
        <source>Choose an article to stand here.</source>
        <translation>اختر مقالا يوضع هنا.</translation>
    </message>
    <message>
        <source>{name}: choose another</source>
        <translation>{name}: اختر غيره</translation>
    </message>
    <message>
        <source>{name}: read it</source>
        <translation>{name}: اقرأه</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>لا كلمات</numerusform>
            <numerusform>كلمة واحدة</numerusform>
            <numerusform>كلمتان</numerusform>
            <numerusform>%n كلمات</numerusform>
            <numerusform>%n كلمة</numerusform>
            <numerusform>%n كلمة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation>
            <numerusform>لا أسماء</numerusform>
            <numerusform>اسم واحد</numerusform>
            <numerusform>اسمان</numerusform>
            <numerusform>%n أسماء</numerusform>
            <numerusform>%n اسما</numerusform>
            <numerusform>%n اسم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotation(s)</source>
        <translation>
            <numerusform>لا أقوال</numerusform>
            <numerusform>قول واحد</numerusform>
            <numerusform>قولان</numerusform>
            <numerusform>%n أقوال</numerusform>
            <numerusform>%n قولا</numerusform>
            <numerusform>%n قول</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>لم يُذكر</numerusform>
            <numerusform>مرة واحدة</numerusform>
            <numerusform>مرتان</numerusform>
            <numerusform>%n مرات</numerusform>
            <numerusform>%n مرة</numerusform>
            <numerusform>%n مرة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n article(s)</source>
        <translation>
            <numerusform>ليس في أي مقال</numerusform>
            <numerusform>في مقال واحد</numerusform>
            <numerusform>في مقالين</numerusform>
            <numerusform>في %n مقالات</numerusform>
            <numerusform>في %n مقالا</numerusform>
            <numerusform>في %n مقال</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقال واحد</numerusform>
            <numerusform>مقالان</numerusform>
            <numerusform>%n مقالات</numerusform>
            <numerusform>%n مقالا</numerusform>
            <numerusform>%n مقال</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>لا ملاحظات</numerusform>
            <numerusform>ملاحظة واحدة</numerusform>
            <numerusform>ملاحظتان</numerusform>
            <numerusform>%n ملاحظات</numerusform>
            <numerusform>%n ملاحظة</numerusform>
            <numerusform>%n ملاحظة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>اليوم</numerusform>
            <numerusform>قبل يوم</numerusform>
            <numerusform>قبل يومين</numerusform>
            <numerusform>قبل %n أيام</numerusform>
            <numerusform>قبل %n يوما</numerusform>
            <numerusform>قبل %n يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) to read</source>
        <translation>
            <numerusform>قراءة أقل من دقيقة</numerusform>
            <numerusform>قراءة دقيقة</numerusform>
            <numerusform>قراءة دقيقتين</numerusform>
            <numerusform>قراءة %n دقائق</numerusform>
            <numerusform>قراءة %n دقيقة</numerusform>
            <numerusform>قراءة %n دقيقة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashWindow</name>
    <message>
        <source>Something went wrong</source>
        <translation>حدث خلل</translation>
    </message>
    <message>
        <source>Qari met a fault of its own. Your notes are saved. The details below hold nothing of your article: copy them into a report, so that it can be mended.</source>
        <translation>وقع في قارئ خلل داخلي. ملاحظاتك محفوظة. لا تحوي التفاصيل أدناه شيئا من مقالك: انسخها في بلاغ ليُصلَح الخلل.</translation>
    </message>
    <message>
        <source>Details of the fault</source>
        <translation>تفاصيل الخلل</translation>
    </message>
    <message>
        <source>Copy the details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>متابعة القراءة</translation>
    </message>
</context>
<context>
    <name>DateRangeBox</name>
    <message>
        <source>Any time</source>
        <translation>أي وقت</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>آخر 30 يوما</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>هذه السنة</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>من … إلى …</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Undated</source>
        <translation>بلا تاريخ</translation>
    </message>
    <message>
        <source>today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>أمس</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export notes</source>
        <translation>تصدير الملاحظات</translation>
    </message>
    <message>
        <source>All notes in the library</source>
        <translation>كل ملاحظات المكتبة</translation>
    </message>
    <message>
        <source>The notes on this article</source>
        <translation>ملاحظات هذا المقال</translation>
    </message>
    <message>
        <source>The notes that the filter shows</source>
        <translation>الملاحظات الظاهرة بعد التصفية</translation>
    </message>
    <message>
        <source>Which notes should be exported?</source>
        <translation>أي الملاحظات تُصدَّر؟</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
    <message>
        <source>Open articles</source>
        <translation>فتح مقالات</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Export notes</source>
        <translation>تصدير الملاحظات</translation>
    </message>
    <message>
        <source>Export quotations</source>
        <translation>تصدير الأقوال</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>الأسماء</translation>
    </message>
    <message>
        <source>Export dates, amounts and counts</source>
        <translation>تصدير التواريخ والمقادير والأعداد</translation>
    </message>
    <message>
        <source>Dates, amounts and counts</source>
        <translation>التواريخ والمقادير والأعداد</translation>
    </message>
    <message>
        <source>Choose a folder of articles</source>
        <translation>اختيار مجلد مقالات</translation>
    </message>
    <message>
        <source>Web annotations</source>
        <translation>تعليقات الويب</translation>
    </message>
    <message>
        <source>Import notes</source>
        <translation>استيراد ملاحظات</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>مقال</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>Import names</source>
        <translation>استيراد أسماء</translation>
    </message>
    <message>
        <source>Name lists</source>
        <translation>قوائم الأسماء</translation>
    </message>
    <message>
        <source>Export names</source>
        <translation>تصدير الأسماء</translation>
    </message>
</context>
<context>
    <name>FilePresenter</name>
    <message>
        <source>There is no text on the clipboard.</source>
        <translation>لا نص في الحافظة.</translation>
    </message>
    <message>
        <source>The article and its notes were removed from the library; its file is untouched.</source>
        <translation>أُزيل المقال وملاحظاته من المكتبة، ولم يُمس ملفه.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) were written to {path}.</source>
        <translation>
            <numerusform>لم تُكتب أي ملاحظة في {path}.</numerusform>
            <numerusform>كُتبت ملاحظة واحدة في {path}.</numerusform>
            <numerusform>كُتبت ملاحظتان في {path}.</numerusform>
            <numerusform>كُتبت %n ملاحظات في {path}.</numerusform>
            <numerusform>كُتبت %n ملاحظة في {path}.</numerusform>
            <numerusform>كُتبت %n ملاحظة في {path}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Dates, amounts and counts written to {path}: {count}.</source>
        <translation>كُتبت التواريخ والمقادير والأعداد في {path}: {count}.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>Find in the article</source>
        <translation>البحث في المقال</translation>
    </message>
    <message>
        <source>Words to find</source>
        <translation>الكلمات المطلوبة</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Enter)</source>
        <translation>النتيجة السابقة (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next hit (Enter)</source>
        <translation>النتيجة التالية (Enter)</translation>
    </message>
    <message>
        <source>Whole word</source>
        <translation>كلمة كاملة</translation>
    </message>
    <message>
        <source>Find whole words only</source>
        <translation>البحث عن الكلمات الكاملة فقط</translation>
    </message>
    <message>
        <source>Harakat</source>
        <translation>الحركات</translation>
    </message>
    <message>
        <source>Tell words apart by their harakat</source>
        <translation>التمييز بين الكلمات بحركاتها</translation>
    </message>
    <message>
        <source>Hamza</source>
        <translation>الهمزة</translation>
    </message>
    <message>
        <source>Tell أ from ا, ة from ه and ى from ي</source>
        <translation>التمييز بين أ وا، وبين ة وه، وبين ى وي</translation>
    </message>
    <message>
        <source>Tatweel</source>
        <translation>التطويل</translation>
    </message>
    <message>
        <source>Tell stretched words from others</source>
        <translation>التمييز بين الكلمات الممدودة وغيرها</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>إغلاق (Esc)</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Choose a folder: {name}</source>
        <translation>اختيار مجلد: {name}</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Finding names and quotations</source>
        <translation>جارٍ إيجاد الأسماء والأقوال</translation>
    </message>
    <message>
        <source>Opening the article</source>
        <translation>جارٍ فتح المقال</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) set aside</source>
        <translation>
            <numerusform>لم يُنحَّ شيء</numerusform>
            <numerusform>قطعة نُحّيت جانبا</numerusform>
            <numerusform>قطعتان نُحّيتا جانبا</numerusform>
            <numerusform>%n قطع نُحّيت جانبا</numerusform>
            <numerusform>%n قطعة نُحّيت جانبا</numerusform>
            <numerusform>%n قطعة نُحّيت جانبا</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Cancel the analysis</source>
        <translation>إلغاء التحليل</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>تقدّم التحليل</translation>
    </message>
    <message>
        <source>Reading progress</source>
        <translation>تقدّم القراءة</translation>
    </message>
    <message>
        <source>Show what of the file is not part of the article</source>
        <translation>عرض ما في الملف مما ليس من المقال</translation>
    </message>
    <message>
        <source>Show {kind}</source>
        <translation>إظهار {kind}</translation>
    </message>
    <message>
        <source>Show or hide {kind}</source>
        <translation>إظهار {kind} أو إخفاؤها</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
</context>
<context>
    <name>HoverCard</name>
    <message>
        <source>Person</source>
        <translation>شخص</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>مكان</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>جهة</translation>
    </message>
    <message>
        <source>Other name</source>
        <translation>اسم آخر</translation>
    </message>
    <message>
        <source>found by the model</source>
        <translation>وجده النموذج</translation>
    </message>
    <message>
        <source>from a name list</source>
        <translation>من قائمة أسماء</translation>
    </message>
    <message>
        <source>found by a rule</source>
        <translation>وجدته قاعدة</translation>
    </message>
    <message>
        <source>marked by hand</source>
        <translation>مُيّز يدويا</translation>
    </message>
    <message>
        <source>Direct quotation</source>
        <translation>قول مباشر</translation>
    </message>
    <message>
        <source>Indirect quotation</source>
        <translation>قول غير مباشر</translation>
    </message>
    <message>
        <source>Partly direct quotation</source>
        <translation>قول بعضه مباشر</translation>
    </message>
    <message>
        <source>Speaker not known</source>
        <translation>القائل غير معروف</translation>
    </message>
    <message>
        <source>Told to: %1</source>
        <translation>قيل لـ: %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تظليل</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1٪</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import</source>
        <translation>الاستيراد</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>سير الاستيراد</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>المجلدات المراقبة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>إلغاء الاستيراد</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>مراقبة مجلد…</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>إيقاف المراقبة</translation>
    </message>
    <message>
        <source>Try the failed ones again</source>
        <translation>إعادة محاولة ما تعذّر</translation>
    </message>
    <message>
        <source>Clear what is done</source>
        <translation>مسح ما انتهى</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>تقدم الاستيراد</translation>
    </message>
    <message>
        <source>Files of the import</source>
        <translation>ملفات الاستيراد</translation>
    </message>
    <message>
        <source>What comes into a watched folder is imported by itself.</source>
        <translation>ما يدخل مجلدا مراقبا يُستورد من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Add files or a folder, or drop them on the window: they are read while you go on reading.</source>
        <translation>أضف ملفات أو مجلدا، أو أفلتها على النافذة: تُقرأ وأنت تواصل القراءة.</translation>
    </message>
    <message>
        <source>Which files are shown</source>
        <translation>أي الملفات تظهر</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>كل الملفات</translation>
    </message>
    <message>
        <source>{done} of {total} files are read.</source>
        <translation>قُرئ {done} من {total} من الملفات.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) wait.</source>
        <translation>
            <numerusform>لا ملفات تنتظر.</numerusform>
            <numerusform>ملف واحد ينتظر.</numerusform>
            <numerusform>ملفان ينتظران.</numerusform>
            <numerusform>%n ملفات تنتظر.</numerusform>
            <numerusform>%n ملفا ينتظر.</numerusform>
            <numerusform>%n ملف ينتظر.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>لا شيء ينتظر.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message>
        <source>Show the import</source>
        <translation>عرض الاستيراد</translation>
    </message>
    <message>
        <source>Import: {done} of {total}</source>
        <translation>استيراد: {done} من {total}</translation>
    </message>
    <message numerus="yes">
        <source>Import paused: %n file(s)</source>
        <translation>
            <numerusform>الاستيراد متوقف</numerusform>
            <numerusform>الاستيراد متوقف: ملف واحد</numerusform>
            <numerusform>الاستيراد متوقف: ملفان</numerusform>
            <numerusform>الاستيراد متوقف: %n ملفات</numerusform>
            <numerusform>الاستيراد متوقف: %n ملفا</numerusform>
            <numerusform>الاستيراد متوقف: %n ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are in the library already.</source>
        <translation>
            <numerusform>كل الملفات في المكتبة من قبل.</numerusform>
            <numerusform>ملف واحد في المكتبة من قبل.</numerusform>
            <numerusform>ملفان في المكتبة من قبل.</numerusform>
            <numerusform>%n ملفات في المكتبة من قبل.</numerusform>
            <numerusform>%n ملفا في المكتبة من قبل.</numerusform>
            <numerusform>%n ملف في المكتبة من قبل.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no article in it that Qari opens.</source>
        <translation>ليس فيه مقال يفتحه قارئ.</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) came in.</source>
        <translation>
            <numerusform>لم تدخل مقالات جديدة.</numerusform>
            <numerusform>دخل مقال جديد.</numerusform>
            <numerusform>دخل مقالان جديدان.</numerusform>
            <numerusform>دخلت %n مقالات جديدة.</numerusform>
            <numerusform>دخل %n مقالا جديدا.</numerusform>
            <numerusform>دخل %n مقال جديد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>لم يكن أي منها موجودا.</numerusform>
            <numerusform>واحد كان موجودا.</numerusform>
            <numerusform>اثنان كانا موجودين.</numerusform>
            <numerusform>%n كانت موجودة.</numerusform>
            <numerusform>%n كانت موجودة.</numerusform>
            <numerusform>%n كانت موجودة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>قُرئت الملفات كلها.</numerusform>
            <numerusform>تعذّرت قراءة ملف واحد.</numerusform>
            <numerusform>تعذّرت قراءة ملفين.</numerusform>
            <numerusform>تعذّرت قراءة %n ملفات.</numerusform>
            <numerusform>تعذّرت قراءة %n ملفا.</numerusform>
            <numerusform>تعذّرت قراءة %n ملف.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>waiting</source>
        <translation>ينتظر</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>يُقرأ</translation>
    </message>
    <message>
        <source>new</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>موجود من قبل</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>تعذّر</translation>
    </message>
</context>
<context>
    <name>ListedNames</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>المعروف به</translation>
    </message>
</context>
<context>
    <name>MarkChoiceButton</name>
    <message>
        <source>Which marks are shown</source>
        <translation>العلامات المعروضة</translation>
    </message>
    <message>
        <source>All marks</source>
        <translation>كل العلامات</translation>
    </message>
    <message>
        <source>Checked by hand</source>
        <translation>المراجَعة يدويا</translation>
    </message>
    <message>
        <source>Less sure than {percent}</source>
        <translation>ما تقلّ الثقة به عن {percent}</translation>
    </message>
</context>
<context>
    <name>MenuPresenter</name>
    <message>
        <source>Export dates, amounts and counts…</source>
        <translation>تصدير التواريخ والمقادير والأعداد…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>إزالة من المكتبة</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close the message</source>
        <translation>إغلاق الرسالة</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Map of the article</source>
        <translation>خريطة المقال</translation>
    </message>
    <message>
        <source>A tick for every mark; a click goes to that place</source>
        <translation>شرطة لكل علامة، والنقر ينتقل إلى موضعها</translation>
    </message>
</context>
<context>
    <name>NameChoiceDialog</name>
    <message>
        <source>Type a name</source>
        <translation>اكتب اسما</translation>
    </message>
    <message>
        <source>No other name is like that.</source>
        <translation>لا اسم آخر كهذا.</translation>
    </message>
</context>
<context>
    <name>NameListsDialog</name>
    <message>
        <source>Name lists</source>
        <translation>قوائم الأسماء</translation>
    </message>
    <message>
        <source>These names are marked, or never marked, in every article: in those analysed earlier too.</source>
        <translation>تُميَّز هذه الأسماء، أو لا تُميَّز أبدا، في كل مقال، وفيما حُلّل من قبل أيضا.</translation>
    </message>
    <message>
        <source>Filter the names</source>
        <translation>تصفية الأسماء</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Known as (optional)</source>
        <translation>المعروف به (اختياري)</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) were imported.</source>
        <translation>
            <numerusform>لم تُستورد أسماء.</numerusform>
            <numerusform>استُورد اسم واحد.</numerusform>
            <numerusform>استُورد اسمان.</numerusform>
            <numerusform>استُوردت %n أسماء.</numerusform>
            <numerusform>استُورد %n اسما.</numerusform>
            <numerusform>استُورد %n اسم.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) were written to {path}.</source>
        <translation>
            <numerusform>لم تُكتب أسماء في {path}.</numerusform>
            <numerusform>كُتب اسم واحد في {path}.</numerusform>
            <numerusform>كُتب اسمان في {path}.</numerusform>
            <numerusform>كُتبت %n أسماء في {path}.</numerusform>
            <numerusform>كُتب %n اسما في {path}.</numerusform>
            <numerusform>كُتب %n اسم في {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) were taken off the list.</source>
        <translation>
            <numerusform>لم تُحذف أسماء من القائمة.</numerusform>
            <numerusform>حُذف اسم واحد من القائمة.</numerusform>
            <numerusform>حُذف اسمان من القائمة.</numerusform>
            <numerusform>حُذفت %n أسماء من القائمة.</numerusform>
            <numerusform>حُذف %n اسما من القائمة.</numerusform>
            <numerusform>حُذف %n اسم من القائمة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Never marked</source>
        <translation>لا يُميَّز أبدا</translation>
    </message>
</context>
<context>
    <name>NameNoteBox</name>
    <message>
        <source>Write about this name here…</source>
        <translation>اكتب عن هذا الاسم هنا…</translation>
    </message>
    <message>
        <source>Note on the name</source>
        <translation>ملاحظة على الاسم</translation>
    </message>
    <message>
        <source>{name}: {note}</source>
        <translation>{name}: {note}</translation>
    </message>
</context>
<context>
    <name>NameSheet</name>
    <message>
        <source>Merge with…</source>
        <translation>دمج مع…</translation>
    </message>
    <message>
        <source>Merge with another name</source>
        <translation>دمج مع اسم آخر</translation>
    </message>
    <message>
        <source>What this one said</source>
        <translation>ما قاله</translation>
    </message>
    <message>
        <source>What was said about this one</source>
        <translation>ما قيل عنه</translation>
    </message>
    <message>
        <source>Where it is named</source>
        <translation>مواضع ذكره</translation>
    </message>
    <message>
        <source>Nothing said by this name was found.</source>
        <translation>لم يُعثر على قول لهذا الاسم.</translation>
    </message>
    <message>
        <source>Nobody quoted speaks of this name.</source>
        <translation>لم يتحدث أحد ممن نُقلت أقوالهم عن هذا الاسم.</translation>
    </message>
    <message>
        <source>The name stands in no article.</source>
        <translation>لا يرد الاسم في أي مقال.</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>Said about</source>
        <translation>قيل عنه</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>الذكر</translation>
    </message>
    <message>
        <source>first seen {date}</source>
        <translation>أول ذكر {date}</translation>
    </message>
    <message>
        <source>last seen {date}</source>
        <translation>آخر ذكر {date}</translation>
    </message>
    <message>
        <source>Also written</source>
        <translation>ويُكتب أيضا</translation>
    </message>
    <message>
        <source>Take {name} apart again</source>
        <translation>فصل {name} من جديد</translation>
    </message>
    <message>
        <source>Make {name} one with this name</source>
        <translation>دمج {name} في هذا الاسم</translation>
    </message>
    <message>
        <source>Perhaps the same:</source>
        <translation>لعله هو نفسه:</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>الأقدم أولا</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>جنبا إلى جنب</translation>
    </message>
    <message>
        <source>Open in the article</source>
        <translation>فتح في المقال</translation>
    </message>
    <message>
        <source>Copy as citation</source>
        <translation>نسخ للاستشهاد</translation>
    </message>
</context>
<context>
    <name>NamesPage</name>
    <message>
        <source>Merge names</source>
        <translation>دمج الأسماء</translation>
    </message>
    <message>
        <source>Whom does {name} mean? In every article the two become one.</source>
        <translation>من المقصود بـ {name}؟ يصير الاسمان واحدا في كل المقالات.</translation>
    </message>
    <message>
        <source>No two names look like spellings of one.</source>
        <translation>لا اسمين يشبهان صيغتين لاسم واحد.</translation>
    </message>
    <message>
        <source>People and places</source>
        <translation>الأشخاص والأماكن</translation>
    </message>
    <message>
        <source>Find a name</source>
        <translation>ابحث عن اسم</translation>
    </message>
    <message>
        <source>All kinds of names</source>
        <translation>كل أنواع الأسماء</translation>
    </message>
    <message>
        <source>Kind of name</source>
        <translation>نوع الاسم</translation>
    </message>
    <message>
        <source>Most mentioned first</source>
        <translation>الأكثر ذكرا أولا</translation>
    </message>
    <message>
        <source>Last seen first</source>
        <translation>الأحدث ذكرا أولا</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>بحسب الاسم</translation>
    </message>
    <message>
        <source>In most articles first</source>
        <translation>الوارد في مقالات أكثر أولا</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Names in the library</source>
        <translation>أسماء المكتبة</translation>
    </message>
    <message>
        <source>Spellings of one name…</source>
        <translation>صيغ الاسم الواحد…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Names appear here once articles are opened or imported.</source>
        <translation>تظهر الأسماء هنا عند فتح مقالات أو استيرادها.</translation>
    </message>
    <message>
        <source>Who appears with this name</source>
        <translation>من يُذكر معه</translation>
    </message>
    <message>
        <source>Nobody else is named beside it.</source>
        <translation>لا يُذكر معه اسم آخر.</translation>
    </message>
    <message>
        <source>Appears with</source>
        <translation>يُذكر مع</translation>
    </message>
    <message>
        <source>No name is like that.</source>
        <translation>لا اسم كهذا.</translation>
    </message>
    <message>
        <source>No names yet.</source>
        <translation>لا أسماء بعد.</translation>
    </message>
    <message>
        <source>{name} is now one with {other}.</source>
        <translation>صار {name} و{other} اسما واحدا.</translation>
    </message>
    <message>
        <source>{name} is a name of its own again.</source>
        <translation>عاد {name} اسما قائما بنفسه.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>All quotations of {name}</source>
        <translation>كل أقوال {name}</translation>
    </message>
    <message>
        <source>All quotations about {name}</source>
        <translation>كل ما قيل عن {name}</translation>
    </message>
    <message>
        <source>Merge with…</source>
        <translation>دمج مع…</translation>
    </message>
</context>
<context>
    <name>NamesPanel</name>
    <message>
        <source>Filter the names</source>
        <translation>تصفية الأسماء</translation>
    </message>
    <message>
        <source>Names in the article</source>
        <translation>أسماء المقال</translation>
    </message>
    <message>
        <source>What the chosen one said</source>
        <translation>ما قاله المختار</translation>
    </message>
    <message>
        <source>What {name} said</source>
        <translation>أقوال {name}</translation>
    </message>
    <message>
        <source>What was said about {name}</source>
        <translation>ما قيل عن {name}</translation>
    </message>
    <message>
        <source>Names appear here once they are found.</source>
        <translation>تظهر الأسماء هنا حال العثور عليها.</translation>
    </message>
    <message>
        <source>No names were found. Select one in the text to mark it yourself.</source>
        <translation>لم يُعثر على أسماء. حدد اسما في النص لتميّزه بنفسك.</translation>
    </message>
    <message>
        <source>Open an article to see who and what it names.</source>
        <translation>افتح مقالا لترى من يذكر وما يذكر.</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>Mark every occurrence</source>
        <translation>تمييزه حيثما ورد</translation>
    </message>
    <message>
        <source>Never mark {name}</source>
        <translation>عدم تمييز {name} أبدا</translation>
    </message>
    <message>
        <source>Merge with…</source>
        <translation>دمج مع…</translation>
    </message>
    <message>
        <source>Split off this mention…</source>
        <translation>فصل هذا الموضع…</translation>
    </message>
    <message>
        <source>Mark every occurrence as</source>
        <translation>تمييزه حيثما ورد بوصفه</translation>
    </message>
    <message numerus="yes">
        <source>%n more place(s) marked as {name}.</source>
        <translation>
            <numerusform>لا مواضع أخرى لـ {name}.</numerusform>
            <numerusform>مُيّز موضع آخر لـ {name}.</numerusform>
            <numerusform>مُيّز موضعان آخران لـ {name}.</numerusform>
            <numerusform>مُيّزت %n مواضع أخرى لـ {name}.</numerusform>
            <numerusform>مُيّز %n موضعا آخر لـ {name}.</numerusform>
            <numerusform>مُيّز %n موضع آخر لـ {name}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} is marked wherever it stands.</source>
        <translation>{name} مميَّز حيثما ورد.</translation>
    </message>
    <message>
        <source>{name} is marked in every article from now on: {type}.</source>
        <translation>سيُميَّز {name} في كل مقال من الآن فصاعدا: {type}.</translation>
    </message>
    <message>
        <source>{name} is not marked in any article from now on.</source>
        <translation>لن يُميَّز {name} في أي مقال من الآن فصاعدا.</translation>
    </message>
    <message>
        <source>Merge names</source>
        <translation>دمج الأسماء</translation>
    </message>
    <message>
        <source>Whom does {name} mean? All its mentions in this article get that name.</source>
        <translation>من المقصود بـ {name}؟ تأخذ كل مواضعه في هذا المقال ذلك الاسم.</translation>
    </message>
    <message>
        <source>A new name: {name}</source>
        <translation>اسم جديد: {name}</translation>
    </message>
    <message>
        <source>Split off this mention</source>
        <translation>فصل هذا الموضع</translation>
    </message>
    <message>
        <source>Whom does this one mention mean, if not {name}?</source>
        <translation>من المقصود في هذا الموضع إن لم يكن {name}؟</translation>
    </message>
    <message>
        <source>No two names here look like spellings of one.</source>
        <translation>لا اسمين هنا يبدوان صيغتين لاسم واحد.</translation>
    </message>
    <message>
        <source>Always mark {name} as</source>
        <translation>تمييز {name} دائما بوصفه</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Write your note here…</source>
        <translation>اكتب ملاحظتك هنا…</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>نص الملاحظة</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>حذف الملاحظة</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>End the writing</source>
        <translation>إنهاء الكتابة</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Note on {name}</source>
        <translation>ملاحظة على {name}</translation>
    </message>
    <message>
        <source>Note on what {name} said</source>
        <translation>ملاحظة على قول {name}</translation>
    </message>
    <message>
        <source>Note on a quotation</source>
        <translation>ملاحظة على قول</translation>
    </message>
    <message>
        <source>Note on the whole article</source>
        <translation>ملاحظة على المقال كله</translation>
    </message>
    <message>
        <source>its place is no longer found</source>
        <translation>لم يعد موضعها موجودا</translation>
    </message>
</context>
<context>
    <name>NoteImport</name>
    <message numerus="yes">
        <source>%n note(s) were added.</source>
        <translation>
            <numerusform>لم تُضف ملاحظات.</numerusform>
            <numerusform>أُضيفت ملاحظة واحدة.</numerusform>
            <numerusform>أُضيفت ملاحظتان.</numerusform>
            <numerusform>أُضيفت %n ملاحظات.</numerusform>
            <numerusform>أُضيفت %n ملاحظة.</numerusform>
            <numerusform>أُضيفت %n ملاحظة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The place of %n of them was not found.</source>
        <translation>
            <numerusform>وُجدت مواضعها كلها.</numerusform>
            <numerusform>لم يُعثر على موضع واحدة منها.</numerusform>
            <numerusform>لم يُعثر على موضعي اثنتين منها.</numerusform>
            <numerusform>لم يُعثر على مواضع %n منها.</numerusform>
            <numerusform>لم يُعثر على مواضع %n منها.</numerusform>
            <numerusform>لم يُعثر على مواضع %n منها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>لم تكن أي منها موجودة.</numerusform>
            <numerusform>ملاحظة واحدة كانت موجودة.</numerusform>
            <numerusform>ملاحظتان كانتا موجودتين.</numerusform>
            <numerusform>%n ملاحظات كانت موجودة.</numerusform>
            <numerusform>%n ملاحظة كانت موجودة.</numerusform>
            <numerusform>%n ملاحظة كانت موجودة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are on an article that is not in the library.</source>
        <translation>
            <numerusform>كلها على مقالات في المكتبة.</numerusform>
            <numerusform>ملاحظة واحدة على مقال ليس في المكتبة.</numerusform>
            <numerusform>ملاحظتان على مقالات ليست في المكتبة.</numerusform>
            <numerusform>%n ملاحظات على مقالات ليست في المكتبة.</numerusform>
            <numerusform>%n ملاحظة على مقالات ليست في المكتبة.</numerusform>
            <numerusform>%n ملاحظة على مقالات ليست في المكتبة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>NoteLinks</name>
    <message>
        <source>The link to the note was copied.</source>
        <translation>نُسخ رابط الملاحظة.</translation>
    </message>
    <message>
        <source>The link to the article was copied.</source>
        <translation>نُسخ رابط المقال.</translation>
    </message>
</context>
<context>
    <name>NotePresenter</name>
    <message>
        <source>The note was deleted.</source>
        <translation>حُذفت الملاحظة.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>The article is not in the library yet; try again in a moment.</source>
        <translation>المقال ليس في المكتبة بعد، حاول بعد لحظة.</translation>
    </message>
    <message>
        <source>Select words in the article first.</source>
        <translation>حدد كلمات في المقال أولا.</translation>
    </message>
</context>
<context>
    <name>NoteRows</name>
    <message>
        <source>The whole article</source>
        <translation>المقال كله</translation>
    </message>
    <message>
        <source>place not found</source>
        <translation>لم يعد موضعها موجودا</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تظليل</translation>
    </message>
</context>
<context>
    <name>NotesFilters</name>
    <message>
        <source>Words in notes and passages</source>
        <translation>كلمات في الملاحظات والمقاطع</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>شخص</translation>
    </message>
    <message>
        <source>All notes and highlights</source>
        <translation>كل الملاحظات والتظليلات</translation>
    </message>
    <message>
        <source>Notes with a text</source>
        <translation>الملاحظات المكتوبة</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>التظليلات</translation>
    </message>
    <message>
        <source>Notes on names</source>
        <translation>ملاحظات على أسماء</translation>
    </message>
    <message>
        <source>Notes on quotations</source>
        <translation>ملاحظات على أقوال</translation>
    </message>
    <message>
        <source>Notes on whole articles</source>
        <translation>ملاحظات على مقالات كاملة</translation>
    </message>
    <message>
        <source>Place no longer found</source>
        <translation>ما لم يعد موضعه موجودا</translation>
    </message>
    <message>
        <source>Quotations in the articles</source>
        <translation>الأقوال في المقالات</translation>
    </message>
    <message>
        <source>Kind of note</source>
        <translation>نوع الملاحظة</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Only notes with a tag</source>
        <translation>الملاحظات ذات وسم معين</translation>
    </message>
    <message>
        <source>No note has a tag yet.</source>
        <translation>لا وسم على أي ملاحظة بعد.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>إلغاء التصفية</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>كل المقالات</translation>
    </message>
    <message>
        <source>All articles, not only {name}</source>
        <translation>كل المقالات، لا {name} وحده</translation>
    </message>
</context>
<context>
    <name>NotesPage</name>
    <message numerus="yes">
        <source>%n note(s) were deleted.</source>
        <translation>
            <numerusform>لم تُحذف أي ملاحظة.</numerusform>
            <numerusform>حُذفت ملاحظة واحدة.</numerusform>
            <numerusform>حُذفت ملاحظتان.</numerusform>
            <numerusform>حُذفت %n ملاحظات.</numerusform>
            <numerusform>حُذفت %n ملاحظة.</numerusform>
            <numerusform>حُذفت %n ملاحظة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Notes and highlights</source>
        <translation>الملاحظات والتظليلات</translation>
    </message>
    <message>
        <source>Notes and highlights of all articles</source>
        <translation>ملاحظات كل المقالات وتظليلاتها</translation>
    </message>
    <message>
        <source>the first {count}</source>
        <translation>أول {count}</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>المحدد {count}</translation>
    </message>
    <message>
        <source>Export the selected…</source>
        <translation>تصدير المحدد…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Nothing is left by these filters.</source>
        <translation>لا نتائج بهذه التصفية.</translation>
    </message>
    <message>
        <source>Nothing is noted yet. Select words in an article and press N to write a note, H to highlight.</source>
        <translation>لا ملاحظات بعد. حدد كلمات في مقال واضغط N (ى) لكتابة ملاحظة أو H (ا) للتظليل.</translation>
    </message>
    <message>
        <source>Open in the article</source>
        <translation>فتح في المقال</translation>
    </message>
    <message>
        <source>Only what is in this article</source>
        <translation>ما في هذا المقال فقط</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>تعديل الملاحظة</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>وسم…</translation>
    </message>
    <message>
        <source>Copy a link to the note</source>
        <translation>نسخ رابط الملاحظة</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Note on the article</source>
        <translation>ملاحظة على المقال</translation>
    </message>
    <message>
        <source>Write a note on the whole article</source>
        <translation>كتابة ملاحظة على المقال كله</translation>
    </message>
    <message>
        <source>Filter by words or tags</source>
        <translation>تصفية بالكلمات أو الوسوم</translation>
    </message>
    <message>
        <source>Notes on the article</source>
        <translation>ملاحظات المقال</translation>
    </message>
    <message>
        <source>Select words in the article and press N to write a note, H to highlight, T to tag.</source>
        <translation>حدد كلمات في المقال ثم اضغط N (ى) لكتابة ملاحظة، أو H (ا) للتظليل، أو T (ف) للوسم.</translation>
    </message>
    <message>
        <source>Open an article to write notes on it.</source>
        <translation>افتح مقالا لتكتب عليه ملاحظات.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>beginning</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>first quarter</source>
        <translation>الربع الأول</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>الوسط</translation>
    </message>
    <message>
        <source>third quarter</source>
        <translation>الربع الثالث</translation>
    </message>
    <message>
        <source>end</source>
        <translation>النهاية</translation>
    </message>
    <message>
        <source>What {name} said</source>
        <translation>أقوال {name}</translation>
    </message>
    <message>
        <source>What was said about {name}</source>
        <translation>ما قيل عن {name}</translation>
    </message>
    <message>
        <source>What {speaker} said about {name}</source>
        <translation>أقوال {speaker} عن {name}</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>نظرة عامة</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>هذا المقال</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>المواضع</translation>
    </message>
    <message>
        <source>Choose something in a picture to see where it stands in the text.</source>
        <translation>اختر شيئا من رسم لترى موضعه في النص.</translation>
    </message>
</context>
<context>
    <name>OverviewPictures</name>
    <message>
        <source>Counting…</source>
        <translation>يجري العدّ…</translation>
    </message>
    <message>
        <source>Nothing to draw yet: the pictures appear once names and quotations are found.</source>
        <translation>لا شيء يُرسم بعد: تظهر الرسوم حين تُعرف الأسماء والأقوال.</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>الذكر</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Named most</source>
        <translation>الأكثر ذكرا</translation>
    </message>
    <message>
        <source>How often, by the marks in the text</source>
        <translation>عدد مرات ذكر كل اسم بحسب العلامات في النص</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Quoted most</source>
        <translation>أكثر من نُقل عنهم</translation>
    </message>
    <message>
        <source>Direct and indirect quotations</source>
        <translation>الأقوال المباشرة وغير المباشرة</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>القائل</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>By the dates of the articles</source>
        <translation>بحسب تواريخ المقالات</translation>
    </message>
    <message>
        <source>articles without a date are left out</source>
        <translation>عدا المقالات غير المؤرخة</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>عبر الزمن</translation>
    </message>
    <message>
        <source>Along the text</source>
        <translation>على امتداد النص</translation>
    </message>
    <message>
        <source>Where each name stands, from beginning to end</source>
        <translation>موضع كل اسم من البداية إلى النهاية</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>الموضع</translation>
    </message>
    <message>
        <source>Who speaks about whom</source>
        <translation>من يتحدث عمّن</translation>
    </message>
    <message>
        <source>From those who are quoted to the names in their quotations; the broader, the more quotations</source>
        <translation>من أصحاب الأقوال إلى من ذكروهم فيها، وكلما اتسع الشريط كثرت الأقوال</translation>
    </message>
    <message>
        <source>About</source>
        <translation>عن</translation>
    </message>
</context>
<context>
    <name>PageExport</name>
    <message numerus="yes">
        <source>%n note(s) were written to {path}.</source>
        <translation>
            <numerusform>لم تُكتب أي ملاحظة في {path}.</numerusform>
            <numerusform>كُتبت ملاحظة واحدة في {path}.</numerusform>
            <numerusform>كُتبت ملاحظتان في {path}.</numerusform>
            <numerusform>كُتبت %n ملاحظات في {path}.</numerusform>
            <numerusform>كُتبت %n ملاحظة في {path}.</numerusform>
            <numerusform>كُتبت %n ملاحظة في {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotation(s) were written to {path}.</source>
        <translation>
            <numerusform>لم يُكتب أي قول في {path}.</numerusform>
            <numerusform>كُتب قول واحد في {path}.</numerusform>
            <numerusform>كُتب قولان في {path}.</numerusform>
            <numerusform>كُتبت %n أقوال في {path}.</numerusform>
            <numerusform>كُتب %n قولا في {path}.</numerusform>
            <numerusform>كُتب %n قول في {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) were written to {path}.</source>
        <translation>
            <numerusform>لم يُكتب أي اسم في {path}.</numerusform>
            <numerusform>كُتب اسم واحد في {path}.</numerusform>
            <numerusform>كُتب اسمان في {path}.</numerusform>
            <numerusform>كُتبت %n أسماء في {path}.</numerusform>
            <numerusform>كُتب %n اسما في {path}.</numerusform>
            <numerusform>كُتب %n اسم في {path}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageLinks</name>
    <message>
        <source>All quotations of {name}</source>
        <translation>كل أقوال {name}</translation>
    </message>
    <message>
        <source>{name} in the library</source>
        <translation>{name} في المكتبة</translation>
    </message>
    <message>
        <source>Its notes and highlights</source>
        <translation>ملاحظاته وتظليلاته</translation>
    </message>
    <message>
        <source>Side by side with the open article</source>
        <translation>بجانب المقال المفتوح</translation>
    </message>
</context>
<context>
    <name>PageStack</name>
    <message>
        <source>Back to the article</source>
        <translation>العودة إلى المقال</translation>
    </message>
    <message>
        <source>Pages over the library</source>
        <translation>صفحات المكتبة</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>People and places</source>
        <translation>الأشخاص والأماكن</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>البحث</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>جنبا إلى جنب</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>نظرة عامة</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>الاستيراد</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>What would you like to do?</source>
        <translation>ماذا تريد أن تفعل؟</translation>
    </message>
    <message>
        <source>Find an action, an article, a name or a setting</source>
        <translation>ابحث عن أمر أو مقال أو اسم أو إعداد</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما عُثر عليه</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>آخر ما استُعمل</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Names in the article</source>
        <translation>الأسماء في المقال</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>المكتبة</translation>
    </message>
    <message>
        <source>Not possible at the moment</source>
        <translation>غير ممكن الآن</translation>
    </message>
</context>
<context>
    <name>PalettePresenter</name>
    <message>
        <source>Search the library for {name}</source>
        <translation>ابحث في المكتبة عن {name}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>off</source>
        <translation>معطّل</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>Open in the article</source>
        <translation>فتح في المقال</translation>
    </message>
    <message>
        <source>These words are no longer found in the article; the note is kept.</source>
        <translation>لم تعد هذه الكلمات في المقال، والملاحظة محفوظة.</translation>
    </message>
    <message>
        <source>The passage</source>
        <translation>المقطع</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>الورق</translation>
    </message>
    <message>
        <source>Letter size</source>
        <translation>حجم الحروف</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>نقطة</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>الأسماء</translation>
    </message>
    <message>
        <source>Quotations, with who speaks</source>
        <translation>الأقوال مع قائليها</translation>
    </message>
    <message>
        <source>Notes, numbered at the end</source>
        <translation>الملاحظات مرقّمة في الآخر</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>حفظ بصيغة PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>How the page will look</source>
        <translation>شكل الصفحة مطبوعة</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>الصفحة {page} من {pages}</translation>
    </message>
</context>
<context>
    <name>PrintPresenter</name>
    <message>
        <source>The article was handed to the printer.</source>
        <translation>أُرسل المقال إلى الطابعة.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>The whole article</source>
        <translation>على المقال كله</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>الصفحة {page} من {pages}</translation>
    </message>
    <message>
        <source>The article was written to {path}.</source>
        <translation>كُتب المقال في {path}.</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <translation>مجلد</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>ال&amp;مجلد:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;نوع الملفات:</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>موافق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>QuotationFilters</name>
    <message>
        <source>Words in the quotation</source>
        <translation>كلمات في القول</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>القائل</translation>
    </message>
    <message>
        <source>About whom or what</source>
        <translation>عمّن أو عمّ</translation>
    </message>
    <message>
        <source>Any purpose</source>
        <translation>كل الأغراض</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>غرض القول</translation>
    </message>
    <message>
        <source>Direct and indirect</source>
        <translation>مباشر وغير مباشر</translation>
    </message>
    <message>
        <source>Kind of quotation</source>
        <translation>نوع القول</translation>
    </message>
    <message>
        <source>Without a known speaker</source>
        <translation>بلا قائل معروف</translation>
    </message>
    <message>
        <source>Who is quoted</source>
        <translation>أصحاب الأقوال</translation>
    </message>
    <message>
        <source>Nobody is quoted yet.</source>
        <translation>لا أقوال بعد.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>إلغاء التصفية</translation>
    </message>
</context>
<context>
    <name>QuotationsPage</name>
    <message>
        <source>The citation is on the clipboard.</source>
        <translation>نُسخ القول للاستشهاد به.</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>Quotations of all articles</source>
        <translation>أقوال كل المقالات</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>الأقدم أولا</translation>
    </message>
    <message>
        <source>Copy as citation</source>
        <translation>نسخ للاستشهاد</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>the first {count}</source>
        <translation>أول {count}</translation>
    </message>
    <message>
        <source>Nothing is left by these filters.</source>
        <translation>لا نتائج بهذه التصفية.</translation>
    </message>
    <message>
        <source>Nobody is quoted yet. Open or import articles in which somebody speaks.</source>
        <translation>لا أقوال بعد. افتح أو استورد مقالات فيها أقوال.</translation>
    </message>
    <message>
        <source>Open in the article</source>
        <translation>فتح في المقال</translation>
    </message>
    <message>
        <source>All quotations of {name}</source>
        <translation>كل أقوال {name}</translation>
    </message>
    <message>
        <source>All quotations about {name}</source>
        <translation>كل ما قيل عن {name}</translation>
    </message>
    <message>
        <source>Everything on {name}</source>
        <translation>كل ما عن {name}</translation>
    </message>
    <message>
        <source>{name} is not marked as a name.</source>
        <translation>{name} ليس بين الأسماء المميَّزة.</translation>
    </message>
</context>
<context>
    <name>QuotationsPanel</name>
    <message>
        <source>Filter by speaker or words</source>
        <translation>تصفية بالقائل أو الكلمات</translation>
    </message>
    <message>
        <source>Quotations in the article</source>
        <translation>أقوال المقال</translation>
    </message>
    <message>
        <source>Quotations appear here once they are found.</source>
        <translation>تظهر الأقوال هنا حال العثور عليها.</translation>
    </message>
    <message>
        <source>Every quotation has a known speaker.</source>
        <translation>لكل قول قائل معروف.</translation>
    </message>
    <message>
        <source>Nobody is quoted here.</source>
        <translation>لا أقوال منقولة هنا.</translation>
    </message>
    <message>
        <source>Open an article to see who is quoted.</source>
        <translation>افتح مقالا لترى من نُقل قوله.</translation>
    </message>
    <message>
        <source>Without a known speaker ({count})</source>
        <translation>بلا قائل معروف ({count})</translation>
    </message>
</context>
<context>
    <name>ReadAloud</name>
    <message>
        <source>Reading aloud needs an Arabic voice of the system, and there is none: add one in the system&apos;s settings for speech, on Linux the package espeak-ng or speech-dispatcher.</source>
        <translation>تحتاج القراءة جهرا إلى صوت عربي في النظام، ولم يُعثر على واحد: أضف صوتا من إعدادات النطق في النظام، أو ثبّت في لينكس الحزمة espeak-ng أو speech-dispatcher.</translation>
    </message>
    <message>
        <source>Waiting for the system&apos;s voice…</source>
        <translation>في انتظار صوت النظام…</translation>
    </message>
    <message>
        <source>The system&apos;s voice could not speak.</source>
        <translation>تعذّر على صوت النظام أن ينطق.</translation>
    </message>
    <message>
        <source>The system&apos;s voice ends at once and nothing is heard: has this computer sound?</source>
        <translation>ينتهي صوت النظام فورا من غير أن يُسمع شيء: هل في هذا الحاسوب جهاز صوت؟</translation>
    </message>
    <message>
        <source>Pause reading aloud</source>
        <translation>تعليق القراءة جهرا</translation>
    </message>
    <message>
        <source>Go on reading aloud</source>
        <translation>متابعة القراءة جهرا</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>القراءة جهرا</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Progress of the review</source>
        <translation>تقدّم المراجعة</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} من {count}</translation>
    </message>
</context>
<context>
    <name>SafekeepingDialog</name>
    <message>
        <source>Library and backups</source>
        <translation>المكتبة ونسخها الاحتياطية</translation>
    </message>
    <message>
        <source>The library&apos;s file</source>
        <translation>ملف المكتبة</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>لا نسخ احتياطية بعد.</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>إنشاء نسخة الآن</translation>
    </message>
    <message>
        <source>Restore the chosen one</source>
        <translation>استعادة النسخة المختارة</translation>
    </message>
    <message>
        <source>Check the library</source>
        <translation>فحص المكتبة</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>إصلاح</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>Every page, text, mark and note is looked at; nothing is changed.</source>
        <translation>يُفحص الملف كله: كل نص وعلامة وملاحظة، ولا يُغيَّر شيء.</translation>
    </message>
    <message>
        <source>Is all of it as it should be?</source>
        <translation>سلامة المكتبة</translation>
    </message>
    <message>
        <source>A backup is made and checked by itself every day. The newest five stay, and those of 7 days, 4 weeks and 6 months. Restoring one sets the present library aside: nothing is deleted.</source>
        <translation>تُنشأ نسخة كل يوم تلقائيا وتُفحص. تبقى أحدث خمس نسخ، ونسخ 7 أيام و4 أسابيع و6 أشهر. وعند استعادة نسخة تُنقل المكتبة الحالية جانبا ولا يُحذف شيء.</translation>
    </message>
    <message>
        <source>The backup is made and checked.</source>
        <translation>أُنشئت النسخة وفُحصت.</translation>
    </message>
    <message numerus="yes">
        <source>%n more problem(s).</source>
        <translation>
            <numerusform>لا مشكلات أخرى.</numerusform>
            <numerusform>ومشكلة أخرى.</numerusform>
            <numerusform>ومشكلتان أخريان.</numerusform>
            <numerusform>و%n مشكلات أخرى.</numerusform>
            <numerusform>و%n مشكلة أخرى.</numerusform>
            <numerusform>و%n مشكلة أخرى.</numerusform>
        </translation>
    </message>
    <message>
        <source>All of the library is as it should be.</source>
        <translation>المكتبة سليمة كلها.</translation>
    </message>
</context>
<context>
    <name>SafekeepingPresenter</name>
    <message>
        <source>Restore…</source>
        <translation>استعادة…</translation>
    </message>
    <message>
        <source>An import is under way and writes into the library. Pause it first.</source>
        <translation>يجري استيراد يكتب في المكتبة. أوقفه مؤقتا أولا.</translation>
    </message>
    <message>
        <source>The library is as it was on {moment}.</source>
        <translation>عادت المكتبة كما كانت في {moment}.</translation>
    </message>
    <message>
        <source>What it was before is kept in {path}.</source>
        <translation>وما كان فيها قبل ذلك محفوظ في {path}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>The library is again what it was before.</source>
        <translation>عادت المكتبة إلى ما كانت عليه.</translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>Articles that name somebody or something</source>
        <translation>مقالات تذكر شخصا أو شيئا</translation>
    </message>
    <message>
        <source>Articles that quote somebody</source>
        <translation>مقالات تنقل عن شخص</translation>
    </message>
    <message>
        <source>Articles and notes with a tag</source>
        <translation>مقالات وملاحظات عليها وسم</translation>
    </message>
    <message>
        <source>Articles of a newspaper or a site</source>
        <translation>مقالات صحيفة أو موقع</translation>
    </message>
    <message>
        <source>Of a time: 2025, 2025-03, 2024..2025-03</source>
        <translation>من وقت: 2025 أو 2025-03 أو 2024..2025-03</translation>
    </message>
    <message>
        <source>Words in this order</source>
        <translation>كلمات بهذا الترتيب</translation>
    </message>
    <message>
        <source>All words that begin like this</source>
        <translation>كل كلمة تبدأ هكذا</translation>
    </message>
    <message>
        <source>What must not be there, before a word or a field</source>
        <translation>ما يجب ألا يرد، قبل كلمة أو حقل</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Search</source>
        <translation>البحث</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>عمليات البحث المحفوظة</translation>
    </message>
    <message>
        <source>Search, then save it under a name to run it again.</source>
        <translation>ابحث ثم احفظ البحث باسم لتعيده متى شئت.</translation>
    </message>
    <message>
        <source>What you can type</source>
        <translation>ما يمكنك كتابته</translation>
    </message>
    <message>
        <source>Search articles and notes…</source>
        <translation>ابحث في المقالات والملاحظات…</translation>
    </message>
    <message>
        <source>Search articles and notes</source>
        <translation>ابحث في المقالات والملاحظات</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>الأنسب أولا</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>الأحدث أولا</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>حفظ…</translation>
    </message>
    <message>
        <source>Save this search under a name</source>
        <translation>حفظ هذا البحث باسم</translation>
    </message>
    <message>
        <source>Name of the search, then Enter</source>
        <translation>اسم البحث ثم Enter</translation>
    </message>
    <message>
        <source>Name of the search</source>
        <translation>اسم البحث</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>ما عُثر عليه</translation>
    </message>
    <message>
        <source>note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Type words: every article and note that holds them is found, whatever their endings.</source>
        <translation>اكتب كلمات لتجد كل مقال أو ملاحظة ترد فيها، مهما اتصل بها من حروف.</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>لا شيء</numerusform>
            <numerusform>نتيجة واحدة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>%n نتائج</numerusform>
            <numerusform>%n نتيجة</numerusform>
            <numerusform>%n نتيجة</numerusform>
        </translation>
    </message>
    <message>
        <source>the first {count}</source>
        <translation>أول {count}</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>الأحدث أولا</translation>
    </message>
    <message>
        <source>The search {name} was deleted.</source>
        <translation>حُذف البحث {name}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>تغيير الاسم…</translation>
    </message>
    <message>
        <source>Search for {query} under this name</source>
        <translation>البحث عن {query} بهذا الاسم</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>SetAsidePanel</name>
    <message>
        <source>In the file, but not part of the article</source>
        <translation>في الملف وليس من المقال</translation>
    </message>
    <message>
        <source>Close what was set aside</source>
        <translation>إغلاق ما نُحّي جانبا</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>What was set aside</source>
        <translation>ما نُحّي جانبا</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>بحسب النظام</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>ورقي</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>عالي التباين</translation>
    </message>
    <message>
        <source>Reading font</source>
        <translation>خط القراءة</translation>
    </message>
    <message>
        <source>Letter size</source>
        <translation>حجم الخط</translation>
    </message>
    <message>
        <source>px</source>
        <translation>بكسل</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>ارتفاع السطر</translation>
    </message>
    <message>
        <source>Column width</source>
        <translation>عرض العمود</translation>
    </message>
    <message>
        <source>Justified lines</source>
        <translation>ضبط الأسطر من الجانبين</translation>
    </message>
    <message>
        <source>Animations</source>
        <translation>حركات الواجهة</translation>
    </message>
    <message>
        <source>Speed of reading aloud</source>
        <translation>سرعة القراءة جهرا</translation>
    </message>
    <message>
        <source>%</source>
        <translation>٪</translation>
    </message>
    <message>
        <source>Mark dates, amounts and counts</source>
        <translation>تمييز التواريخ والمقادير والأعداد</translation>
    </message>
    <message>
        <source>Model folder of CAMeL Tools</source>
        <translation>مجلد نموذج CAMeL Tools</translation>
    </message>
    <message>
        <source>None: Qari&apos;s own model</source>
        <translation>بلا مجلد: نموذج قارئ نفسه</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>القيم الأصلية</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Names</source>
        <translation>الأسماء</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>الأقوال</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
</context>
<context>
    <name>SpellingsDialog</name>
    <message>
        <source>Spellings of one name</source>
        <translation>صيغ الاسم الواحد</translation>
    </message>
    <message>
        <source>These spellings look alike. Tick those that are one name, and choose how to write it here; of those that are not, say so, and you are not asked again.</source>
        <translation>هذه الصيغ متشابهة. اختر ما هو منها اسم واحد وكيف يُكتب هنا، وعلّم ما ليس اسما واحدا فلا تُسأل عنه ثانية.</translation>
    </message>
    <message>
        <source>Not one name</source>
        <translation>ليست اسما واحدا</translation>
    </message>
    <message>
        <source>{name}: not one name</source>
        <translation>{name}: ليست اسما واحدا</translation>
    </message>
    <message>
        <source>Write {name} as</source>
        <translation>كتابة {name} هكذا</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>What would you like to read?</source>
        <translation>ماذا تود أن تقرأ؟</translation>
    </message>
    <message>
        <source>Open a text, web page, Word, PDF, EPUB or Markdown file, or drop it here. Qari marks who and what is named and who is quoted, and keeps your notes. Nothing leaves this computer.</source>
        <translation>افتح ملفا نصيا أو صفحة ويب أو Word أو PDF أو EPUB أو Markdown، أو أفلته هنا. يميّز قارئ الأسماء والأقوال ويحفظ ملاحظاتك، ولا يخرج شيء من هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Open an article…</source>
        <translation>فتح مقال…</translation>
    </message>
    <message>
        <source>Open an article</source>
        <translation>فتح مقال</translation>
    </message>
    <message>
        <source>Show the sample article</source>
        <translation>عرض المقال النموذجي</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>متابعة القراءة</translation>
    </message>
    <message>
        <source>What to do first</source>
        <translation>ابدأ من هنا</translation>
    </message>
    <message>
        <source>Go from name to name; click one to see all that this person said.</source>
        <translation>تنقّل من اسم إلى اسم، وانقر واحدا لترى كل ما قاله صاحبه.</translation>
    </message>
    <message>
        <source>Select words and write a note on them; T tags, H highlights.</source>
        <translation>حدّد كلمات واكتب عليها ملاحظة؛ T (ف) للوسم، وH (ا) للتظليل.</translation>
    </message>
    <message>
        <source>Search all your articles and notes.</source>
        <translation>ابحث في مقالاتك وملاحظاتك كلها.</translation>
    </message>
    <message>
        <source>See everything that the keys can do.</source>
        <translation>اعرض كل ما تفعله المفاتيح.</translation>
    </message>
</context>
<context>
    <name>SteeringPresenter</name>
    <message>
        <source>Every mark that is shown was checked by hand.</source>
        <translation>كل علامة معروضة مراجَعة يدويا.</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) were reviewed.</source>
        <translation>
            <numerusform>لم تُراجع علامات.</numerusform>
            <numerusform>روجعت علامة واحدة.</numerusform>
            <numerusform>روجعت علامتان.</numerusform>
            <numerusform>روجعت %n علامات.</numerusform>
            <numerusform>روجعت %n علامة.</numerusform>
            <numerusform>روجعت %n علامة.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagChanges</name>
    <message>
        <source>Rename the tag…</source>
        <translation>إعادة تسمية الوسم…</translation>
    </message>
    <message>
        <source>Merge with another tag…</source>
        <translation>دمج مع وسم آخر…</translation>
    </message>
    <message>
        <source>Delete the tag everywhere</source>
        <translation>حذف الوسم من كل موضع</translation>
    </message>
    <message>
        <source>Rename the tag</source>
        <translation>إعادة تسمية الوسم</translation>
    </message>
    <message>
        <source>What should {name} be called?</source>
        <translation>ما الاسم الجديد للوسم {name}؟</translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation>إعادة التسمية إلى {name}</translation>
    </message>
    <message>
        <source>Merge tags</source>
        <translation>دمج الوسوم</translation>
    </message>
    <message>
        <source>Which tag should stand wherever {name} stands now?</source>
        <translation>أي وسم يحل محل {name} حيثما وُضع؟</translation>
    </message>
    <message>
        <source>The tag {name} was deleted; the notes are all there.</source>
        <translation>حُذف الوسم {name}، وبقيت الملاحظات كلها.</translation>
    </message>
    <message>
        <source>{name} is now one with {other}.</source>
        <translation>صار {name} و{other} وسما واحدا.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>TagColours</name>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>أزرق مخضر</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>كهرماني</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>أرجواني</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>أحمر</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>سماوي</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>بنفسجي</translation>
    </message>
</context>
<context>
    <name>TagPicker</name>
    <message>
        <source>Find or make a tag</source>
        <translation>ابحث عن وسم أو أنشئ وسما</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Type a name to make the first tag.</source>
        <translation>اكتب اسما لإنشاء أول وسم.</translation>
    </message>
    <message>
        <source>New tag: {name}</source>
        <translation>وسم جديد: {name}</translation>
    </message>
    <message>
        <source>Rename to {name}</source>
        <translation>إعادة التسمية إلى {name}</translation>
    </message>
    <message>
        <source>Rename the tag…</source>
        <translation>إعادة تسمية الوسم…</translation>
    </message>
    <message>
        <source>Merge with another tag…</source>
        <translation>دمج مع وسم آخر…</translation>
    </message>
    <message>
        <source>Delete the tag everywhere</source>
        <translation>حذف الوسم من كل موضع</translation>
    </message>
</context>
<context>
    <name>TagStrip</name>
    <message>
        <source>Tag</source>
        <translation>وسم</translation>
    </message>
    <message>
        <source>Tag the article</source>
        <translation>وسم المقال</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>إضافة وسم</translation>
    </message>
    <message>
        <source>Remove the tag {name}</source>
        <translation>إزالة الوسم {name}</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Person</source>
        <translation>شخص</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>مكان</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>جهة</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>غير ذلك</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>تاريخ</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>مقدار</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>عدد</translation>
    </message>
    <message>
        <source>People</source>
        <translation>أشخاص</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>أماكن</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>جهات</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>أخرى</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>التواريخ</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>المقادير</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>الأعداد</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>indirect</source>
        <translation>غير مباشر</translation>
    </message>
    <message>
        <source>partly in quotation marks</source>
        <translation>بعضه بين علامتي تنصيص</translation>
    </message>
    <message>
        <source>states</source>
        <translation>إفادة</translation>
    </message>
    <message>
        <source>adds</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>claims</source>
        <translation>زعم</translation>
    </message>
    <message>
        <source>denies</source>
        <translation>نفي</translation>
    </message>
    <message>
        <source>warns</source>
        <translation>تحذير</translation>
    </message>
    <message>
        <source>promises</source>
        <translation>وعد</translation>
    </message>
    <message>
        <source>demands</source>
        <translation>مطالبة</translation>
    </message>
    <message>
        <source>expects</source>
        <translation>توقع</translation>
    </message>
    <message>
        <source>asks</source>
        <translation>سؤال</translation>
    </message>
    <message>
        <source>cites</source>
        <translation>نقل</translation>
    </message>
    <message>
        <source>found by the model</source>
        <translation>وجده النموذج</translation>
    </message>
    <message>
        <source>from a name list</source>
        <translation>من قائمة أسماء</translation>
    </message>
    <message>
        <source>found by a rule</source>
        <translation>وجدته قاعدة</translation>
    </message>
    <message>
        <source>marked by hand</source>
        <translation>مُيّز يدويا</translation>
    </message>
    <message>
        <source>The title again</source>
        <translation>العنوان مكررا</translation>
    </message>
    <message>
        <source>A section&apos;s label</source>
        <translation>اسم قسم</translation>
    </message>
    <message>
        <source>Links to other articles</source>
        <translation>روابط إلى مقالات أخرى</translation>
    </message>
    <message>
        <source>Author and date</source>
        <translation>الكاتب والتاريخ</translation>
    </message>
    <message>
        <source>Menus of the page</source>
        <translation>قوائم الصفحة</translation>
    </message>
    <message>
        <source>Front matter</source>
        <translation>بيانات في الصدر</translation>
    </message>
    <message>
        <source>Not shown in the file either</source>
        <translation>غير ظاهر في الملف أيضا</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>قول</translation>
    </message>
    <message>
        <source>Speaker not known</source>
        <translation>القائل غير معروف</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}٪</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search the library…</source>
        <translation>ابحث في المكتبة…</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>البحث في المكتبة</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Recent articles</source>
        <translation>مقالات حديثة</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>y</source>
        <translation>سنة</translation>
    </message>
    <message>
        <source>mo</source>
        <translation>شهر</translation>
    </message>
    <message>
        <source>wk</source>
        <translation>أسبوع</translation>
    </message>
    <message>
        <source>d</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>h</source>
        <translation>ساعة</translation>
    </message>
    <message>
        <source>min</source>
        <translation>دقيقة</translation>
    </message>
    <message>
        <source>s</source>
        <translation>ثانية</translation>
    </message>
    <message>
        <source>night</source>
        <translation>ليلة</translation>
    </message>
    <message>
        <source>decade</source>
        <translation>عقد</translation>
    </message>
    <message>
        <source>century</source>
        <translation>قرن</translation>
    </message>
    <message>
        <source>km</source>
        <translation>كم</translation>
    </message>
    <message>
        <source>m</source>
        <translation>م</translation>
    </message>
    <message>
        <source>cm</source>
        <translation>سم</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>كم²</translation>
    </message>
    <message>
        <source>m²</source>
        <translation>م²</translation>
    </message>
    <message>
        <source>km/h</source>
        <translation>كم/س</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>كغ</translation>
    </message>
    <message>
        <source>g</source>
        <translation>غ</translation>
    </message>
    <message>
        <source>t</source>
        <translation>طن</translation>
    </message>
    <message>
        <source>bbl</source>
        <translation>برميل</translation>
    </message>
    <message>
        <source>bbl/d</source>
        <translation>برميل يوميا</translation>
    </message>
    <message>
        <source>L</source>
        <translation>لتر</translation>
    </message>
    <message>
        <source>AH</source>
        <translation>هـ</translation>
    </message>
    <message>
        <source>on the Richter scale</source>
        <translation>بمقياس ريختر</translation>
    </message>
</context>
<context>
    <name>WindowBody</name>
    <message>
        <source>Qari</source>
        <translation>قارئ</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>{action}: {step}</source>
        <translation>{action}: {step}</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>About Qari</source>
        <translation>عن قارئ</translation>
    </message>
    <message>
        <source>Qari</source>
        <translation>قارئ</translation>
    </message>
    <message>
        <source>A reader for Arabic articles that marks who is named and who is quoted, and keeps your notes. It works without any network. Fonts: Amiri and IBM Plex Sans Arabic, under the SIL Open Font License.</source>
        <translation>قارئ للمقالات العربية يميّز من ذُكر ومن نُقل قوله، ويحفظ ملاحظاتك. يعمل بلا أي شبكة. الخطان: أميري وIBM Plex Sans Arabic، برخصة SIL للخطوط المفتوحة.</translation>
    </message>
    <message>
        <source>Open again in another encoding</source>
        <translation>إعادة الفتح بترميز آخر</translation>
    </message>
    <message>
        <source>Letters that look wrong were read in the wrong encoding. Which one is it?</source>
        <translation>الحروف المشوهة قُرئت بترميز خاطئ. ما الترميز الصحيح؟</translation>
    </message>
    <message>
        <source>Change the speaker</source>
        <translation>تغيير القائل</translation>
    </message>
    <message>
        <source>Who said this?</source>
        <translation>من قال هذا؟</translation>
    </message>
    <message>
        <source>Somebody else: {name}</source>
        <translation>شخص آخر: {name}</translation>
    </message>
</context>
</TS>
