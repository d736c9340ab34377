<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation>
            <numerusform>%n name</numerusform>
            <numerusform>%n names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotation(s)</source>
        <translation>
            <numerusform>%n quotation</numerusform>
            <numerusform>%n quotations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n article(s)</source>
        <translation>
            <numerusform>in %n article</numerusform>
            <numerusform>in %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) to read</source>
        <translation>
            <numerusform>%n minute to read</numerusform>
            <numerusform>%n minutes to read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilePresenter</name>
    <message numerus="yes">
        <source>%n note(s) were written to {path}.</source>
        <translation>
            <numerusform>%n note was written to {path}.</numerusform>
            <numerusform>%n notes were written to {path}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message numerus="yes">
        <source>%n piece(s) set aside</source>
        <translation>
            <numerusform>%n piece set aside</numerusform>
            <numerusform>%n pieces set aside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n file(s) wait.</source>
        <translation>
            <numerusform>%n file waits.</numerusform>
            <numerusform>%n files wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message numerus="yes">
        <source>Import paused: %n file(s)</source>
        <translation>
            <numerusform>Import paused: %n file</numerusform>
            <numerusform>Import paused: %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are in the library already.</source>
        <translation>
            <numerusform>%n file is in the library already.</numerusform>
            <numerusform>%n files are in the library already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) came in.</source>
        <translation>
            <numerusform>%n article came in.</numerusform>
            <numerusform>%n articles came in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n was there already.</numerusform>
            <numerusform>%n were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameListsDialog</name>
    <message numerus="yes">
        <source>%n name(s) were imported.</source>
        <translation>
            <numerusform>%n name was imported.</numerusform>
            <numerusform>%n names were imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) were written to {path}.</source>
        <translation>
            <numerusform>%n name was written to {path}.</numerusform>
            <numerusform>%n names were written to {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) were taken off the list.</source>
        <translation>
            <numerusform>%n name was taken off the list.</numerusform>
            <numerusform>%n names were taken off the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message numerus="yes">
        <source>%n more place(s) marked as {name}.</source>
        <translation>
            <numerusform>%n more place marked as {name}.</numerusform>
            <numerusform>%n more places marked as {name}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteImport</name>
    <message numerus="yes">
        <source>%n note(s) were added.</source>
        <translation>
            <numerusform>%n note was added.</numerusform>
            <numerusform>%n notes were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The place of %n of them was not found.</source>
        <translation>
            <numerusform>The place of %n of them was not found.</numerusform>
            <numerusform>The place of %n of them was not found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n was there already.</numerusform>
            <numerusform>%n were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are on an article that is not in the library.</source>
        <translation>
            <numerusform>%n is on an article that is not in the library.</numerusform>
            <numerusform>%n are on an article that is not in the library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesPage</name>
    <message numerus="yes">
        <source>%n note(s) were deleted.</source>
        <translation>
            <numerusform>%n note was deleted.</numerusform>
            <numerusform>%n notes were deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageExport</name>
    <message numerus="yes">
        <source>%n note(s) were written to {path}.</source>
        <translation>
            <numerusform>%n note was written to {path}.</numerusform>
            <numerusform>%n notes were written to {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quotation(s) were written to {path}.</source>
        <translation>
            <numerusform>%n quotation was written to {path}.</numerusform>
            <numerusform>%n quotations were written to {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) were written to {path}.</source>
        <translation>
            <numerusform>%n name was written to {path}.</numerusform>
            <numerusform>%n names were written to {path}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SafekeepingDialog</name>
    <message numerus="yes">
        <source>%n more problem(s).</source>
        <translation>
            <numerusform>%n more problem.</numerusform>
            <numerusform>%n more problems.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SteeringPresenter</name>
    <message numerus="yes">
        <source>%n mark(s) were reviewed.</source>
        <translation>
            <numerusform>%n mark was reviewed.</numerusform>
            <numerusform>%n marks were reviewed.</numerusform>
        </translation>
    </message>
</context>
</TS>
