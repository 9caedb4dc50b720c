#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the workbooks beside this file, which test-workbook.c reads: mixed.xlsx with openpyxl, mixed.ods by hand in the
form that LibreOffice gives it."""

import datetime
import pathlib
import zipfile

import openpyxl

HERE = pathlib.Path(__file__).parent

ODS = '''<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:spreadsheet>
<table:table table:name="Sites"><table:table-column table:number-columns-repeated="16384"/>
<table:table-row><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell><table:table-cell
 office:value-type="string"><text:p>Users</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><office:annotation><dc:creator>A</dc:creator><text:p>ask
 again</text:p></office:annotation><text:p>Køln<text:s text:c="2"/><text:span>West</text:span></text:p><text:p>B</text:p></table:table-cell><table:table-cell
 office:value-type="float" office:value="1500.5"><text:p>1.500,50</text:p></table:table-cell><table:table-cell office:value-type="percentage"
 office:value="0.2"><text:p>20 %</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-11-27T10:00:00"><text:p>27.11.</text:p></table:table-cell><table:table-cell
 office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float"
 office:value="7"><text:p>7</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table><table:table table:name="Empty"/></office:spreadsheet></office:body></office:document-content>
'''


def make_xlsx():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = 'Sites'
    sheet.append(['Name', 'Users'])
    sheet['A4'] = 'Køln  West'
    sheet['B4'] = 1500.5
    sheet['C4'] = 0.2
    sheet['C4'].number_format = '0%'
    sheet['D4'] = datetime.date(2026, 11, 27)
    sheet['E4'] = True
    sheet['F4'] = '=B4*2'
    sheet['H4'] = '=text'
    sheet['H4'].data_type = 's'
    sheet['A5'] = 7
    sheet['A5'].number_format = '"days" 0'
    sheet['B5'] = 1e-7
    sheet['C5'] = 123456789012345
    book.create_sheet('Second')['B1'] = 'x'
    book.save(HERE / 'mixed.xlsx')


def make_ods():
    with zipfile.ZipFile(HERE / 'mixed.ods', 'w', zipfile.ZIP_DEFLATED) as container:
        container.writestr(zipfile.ZipInfo('mimetype'), 'application/vnd.oasis.opendocument.spreadsheet')
        container.writestr('content.xml', ODS)


make_xlsx()
make_ods()
